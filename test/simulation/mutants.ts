/** Mistakes somebody could make in the core, each as one replacement in one file of src/domain. */

export interface Mutant {
  mistake: string;
  file: string;
  /** must stand in the file exactly once, so that a mutant cannot silently stop being one */
  right: string;
  wrong: string;
}

export const MUTANTS: Mutant[] = [
  {
    mistake: 'people approve their own submission',
    file: 'signing/review.ts',
    right: "if (personId === submission.submitterId) return { refusal: { code: 'SELF_APPROVAL' } };",
    wrong: '',
  },
  {
    mistake: 'one person signs two stages',
    file: 'signing/review.ts',
    right: "if (other) return { refusal: { code: 'OTHER_STAGE_SIGNED', stage: other } };",
    wrong: '',
  },
  {
    mistake: 'one person signs two stages, in two reviews',
    file: 'signing/review.ts',
    right: 'for (const review of submission.reviews) {',
    wrong: 'for (const review of submission.reviews.slice(-1)) {',
  },
  {
    mistake: 'a delegation still counts at its end',
    file: 'people.ts',
    right: 'at < delegation.end',
    wrong: 'at <= delegation.end',
  },
  {
    mistake: 'a delegation counts before it begins',
    file: 'people.ts',
    right: 'delegation.start <= at &&',
    wrong: '',
  },
  {
    mistake: 'a delegate signs in their own name',
    file: 'decide/signing.ts',
    right: 'onBehalfOf: delegation && {',
    wrong: 'onBehalfOf: null && {',
  },
  {
    mistake: 'a rightful delegate is refused',
    file: 'signing/review.ts',
    right: 'd.to === personId && left.includes(d.from)',
    wrong: 'd.to === personId && false',
  },
  {
    mistake: '转审 gives a right to whoever has none',
    file: 'decide/reassigning.ts',
    right: 'if (why) return refuse(cannot(why));',
    wrong: '',
  },
  {
    mistake: 'whoever handed a stage on may still sign it',
    file: 'signing/review.ts',
    right: 'if (!given) return right;',
    wrong: 'return right;',
  },
  {
    mistake: 'an executive is handed the 会签 of another',
    file: 'decide/reassigning.ts',
    right: "return refuse(cannot('EACH_SIGNS'));",
    wrong: 'void 0;',
  },
  {
    mistake: 'what a head submits is asked of nobody',
    file: 'signing/review.ts',
    right: 'return people.length === 0 && isSubmitter ?',
    wrong: 'return people.length < 0 ?',
  },
  {
    mistake: 'a superior’s signature does not say in whose place',
    file: 'decide/signing.ts',
    right: '...(insteadOf !== null && {',
    wrong: '...(insteadOf === undefined && {',
  },
  {
    mistake: 'an executive stands in for the head and is missing at 签发',
    file: 'signing/seating.ts',
    right: 'group.length > 0 && canSeat([group, ...others], new Set())',
    wrong: 'group.length > 0',
  },
  {
    mistake: 'a head submits although the department has an officer',
    file: 'people.ts',
    right: 'head === personId && informationOfficer === null',
    wrong: 'head === personId',
  },
  {
    mistake: 'a signature on a digest the signer was not shown counts',
    file: 'decide/reviewing.ts',
    right: 'open?.name === seen.stage && review.digest === seen.digest',
    wrong: 'open?.name === seen.stage',
  },
  {
    mistake: 'a card of an old review counts after 退回核稿',
    file: 'decide/reviewing.ts',
    right: 'const current = currentReview(submission) === review;',
    wrong: 'const current = true;',
  },
  {
    mistake: 'a closed review can still be signed',
    file: 'submission.ts',
    right: "if (submission.status !== 'IN_REVIEW' || !review || review.outcome !== 'OPEN') return null;",
    wrong: 'if (!review) return null;',
  },
  {
    mistake: 'a stage is skipped',
    file: 'decide/scheduling.ts',
    right: "[{ type: 'StageOpened', index }]",
    wrong: "[{ type: 'StageOpened', index: Math.min(index + 1, currentReview(submission)!.stages.length - 1) }]",
  },
  {
    mistake: '签发 is not waited for',
    file: 'decide/scheduling.ts',
    right: 'return index === null ? schedule(submission, context)',
    wrong:
      'return index === null || index + 1 === currentReview(submission)!.stages.length ? schedule(submission, context)',
  },
  {
    mistake: '会签 is complete with one signature',
    file: 'signing/review.ts',
    right: "if (stage.quorum === 'any') return true;\n  return [principalsLeft",
    wrong: 'return true;\n  return [principalsLeft',
  },
  {
    mistake: 'a return counts as an approval',
    file: 'decide/reviewing.ts',
    right: "if (choice.act === 'APPROVE') return approve(",
    wrong: "if (choice.act !== 'REJECT') return approve(",
  },
  {
    mistake: 'a return needs no reason',
    file: 'decide/reviewing.ts',
    right: "if (!command.reason?.text.trim()) return refuse({ code: 'REASON_NEEDED' });",
    wrong: "if (!command.reason) return refuse({ code: 'REASON_NEEDED' });",
  },
  {
    mistake: 'category 5 passes 核稿 without its determination',
    file: 'decide/reviewing.ts',
    right: 'submission.content.category === 5 && !submission.determination',
    wrong: 'false',
  },
  {
    mistake: 'signatures survive a resubmission',
    file: 'decide/drafting.ts',
    right: 'signatures: [],',
    wrong: 'signatures: submission.reviews.at(-1)?.signatures ?? [],',
  },
  {
    mistake: 'signatures after 核稿 survive 退回核稿',
    file: 'signing/review.ts',
    right: 'review.stages.slice(0, index).map(',
    wrong: 'review.stages.map(',
  },
  {
    mistake: 'a resubmission takes a new number',
    file: 'decide/drafting.ts',
    right: "no: submission.no ?? '',",
    wrong: "no: '',",
  },
  {
    mistake: 'the digest leaves out the pictures',
    file: 'post/version.ts',
    right: 'const carried = { accountId, channel, title, text, sourceUrl, pictures, cover, links, category };',
    wrong: 'const carried = { accountId, channel, title, text, sourceUrl, cover, links, category };',
  },
  {
    mistake: 'the same picture twice is two pictures',
    file: 'decide/drafting.ts',
    right: 'return known ? nothing : happened(',
    wrong: 'return happened(',
  },
  {
    mistake: 'the planned time moves by more than seven days and 签发 stands',
    file: 'decide/scheduling.ts',
    right: 'if (!isAsking && standing.length === given.length) return [moved];',
    wrong: 'if (given.length >= 0) return [moved];',
  },
  {
    mistake: '签发 is given for a time its card did not show',
    file: 'decide/scheduling.ts',
    right: "const isAsking = submission.status === 'IN_REVIEW' && review.current === signOff;",
    wrong: 'const isAsking = false;',
  },
  {
    mistake: 'signed after the planned time, it goes out by itself',
    file: 'decide/scheduling.ts',
    right: 'if (plannedAt <= context.now) return [scheduled,',
    wrong: 'if (plannedAt <= 0) return [scheduled,',
  },
  {
    mistake: 'it goes out before the planned time',
    file: 'decide/scheduling.ts',
    right: 'if (plannedAt !== command.plannedAt || plannedAt > context.now) return nothing;',
    wrong: 'if (plannedAt !== command.plannedAt) return nothing;',
  },
  {
    mistake: 'it goes out long after the planned time without a question',
    file: 'decide/scheduling.ts',
    right: 'if (context.now - plannedAt > context.policy.latePublishingMs) {',
    wrong: 'if (context.now - plannedAt < 0) {',
  },
  {
    mistake: 'what is withdrawn can be scheduled again',
    file: 'decide/scheduling.ts',
    right: "const movable = ['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'].includes(submission.status);",
    wrong:
      "const movable = ['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD', 'WITHDRAWN'].includes(submission.status);",
  },
  {
    mistake: 'anybody withdraws',
    file: 'decide/withdrawing.ts',
    right: "if (keeperOf(submission) !== by) return refuse({ code: 'NOT_ENTITLED', right: 'submitter' });",
    wrong: '',
  },
  {
    mistake: 'two workers may send the same post',
    file: 'decide/publishing.ts',
    right: `publication?.status !== 'WAITING') return notOpen(accountId, publication);
  // what waits for its turn`,
    wrong: `!publication) return notOpen(accountId, publication);
  // what waits for its turn`,
  },
  {
    mistake: 'an uncertain post is sent again without looking',
    file: 'evolve/index.ts',
    right: "handle: p.status === 'UNKNOWN' ? { ...p.handle, [LOOK_FIRST]: 'yes' } : p.handle,",
    wrong: 'handle: p.handle,',
  },
  {
    mistake: 'a verdict counts again',
    file: 'decide/publishing.ts',
    right: "const open = ['WAITING', 'SENDING', 'UNKNOWN', 'MANUAL'].includes(publication.status);",
    wrong: "const open = ['WAITING', 'SENDING', 'UNKNOWN', 'MANUAL', 'PUBLISHED'].includes(publication.status);",
  },
  {
    mistake: 'published as soon as one account is',
    file: 'decide/publishing.ts',
    right: "if (publications.every((publication) => publication.status === 'PUBLISHED')) {",
    wrong: "if (publications.some((publication) => publication.status === 'PUBLISHED')) {",
  },
  {
    mistake: 'anybody back-fills a link',
    file: 'decide/publishing.ts',
    right:
      "if (!context.organization.office.publishers.includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'publisher' });",
    wrong: '',
  },
  {
    mistake: 'what fails at sealing is told again and again',
    file: 'decide/publishing.ts',
    right: "return known ? nothing : happened({ type: 'ArchiveCheckFailed', problems });",
    wrong: "return happened({ type: 'ArchiveCheckFailed', problems });",
  },
  {
    mistake: 'a check fails on what is sealed',
    file: 'decide/publishing.ts',
    right: 'if (!isSealable(submission) || problems.length === 0) return nothing;',
    wrong: 'if (problems.length === 0) return nothing;',
  },
  {
    mistake: 'what was mended still keeps the record open',
    file: 'evolve/archive.ts',
    right: 'const { archiveProblems: _mended, archiveMenders: _told, ...rest } = submission;',
    wrong: 'const rest = submission;',
  },
  {
    mistake: 'nobody hears that a record could be sealed at last',
    file: 'decide/publishing.ts',
    right: 'const repaired = failed ? { repaired: true, menders: mendersOf(submission, failed) } : {};',
    wrong: 'const repaired = {};',
  },
  {
    mistake: 'whoever should have mended a record does not hear that it is sealed',
    file: 'decide/publishing.ts',
    right: 'menders: mendersOf(submission, failed) } : {};',
    wrong: 'menders: [] } : {};',
  },
  {
    mistake: 'only who can mend what failed last hears that it is sealed',
    file: 'evolve/archive.ts',
    right: 'new Set([...archiveMenders, ...problems',
    wrong: 'new Set([...problems',
  },
  {
    mistake: 'three signatures are enough at the moment of sending',
    file: 'signing/validity.ts',
    right: 'for (const stage of review.stages) {',
    wrong: 'for (const stage of review.stages.slice(0, -1)) {',
  },
  {
    mistake: 'a post that was touched is sent',
    file: 'signing/validity.ts',
    right: "if (digest !== post.digest) return 'the post is not what its digest says';",
    wrong: 'if (digest !== post.digest) return null;',
  },
  {
    mistake: 'a changed number is small',
    file: 'edit/edit.ts',
    right: 'return weights.length === 0 && characters <= MOST_CHARACTERS;',
    wrong: 'return characters <= MOST_CHARACTERS;',
  },
  {
    mistake: 'a long change is small',
    file: 'edit/edit.ts',
    right: 'return weights.length === 0 && characters <= MOST_CHARACTERS;',
    wrong: 'return weights.length === 0;',
  },
  {
    mistake: 'other pictures are small',
    file: 'edit/edit.ts',
    right: "if (PICTURES.has(key)) weights.add('PICTURES');",
    wrong: 'if (PICTURES.has(key)) continue;',
  },
  {
    mistake: 'a change nobody called small is small',
    file: 'decide/editing.ts',
    right: 'const isMinor = change.minor && ',
    wrong: 'const isMinor = ',
  },
  {
    mistake: 'many small changes stay small together',
    file: 'decide/editing.ts',
    right: '[now, ...sinceSigned].every(mayBeMinor)',
    wrong: '[now].every(mayBeMinor)',
  },
  {
    mistake: 'the head’s signature survives a substantive edit',
    file: 'edit/edit.ts',
    right: "return impact === 'MINOR' ? stages.filter(",
    wrong: 'return stages.length > 0 ? stages.filter(',
  },
  {
    mistake: '保密 survives a number that the executive changed',
    file: 'edit/edit.ts',
    right: "impact === 'MINOR' || role !== 'secrecyLead'",
    wrong: "impact === 'MINOR' || role !== 'officeHead'",
  },
  {
    mistake: 'what an edit voids still stands in its review',
    file: 'decide/editing.ts',
    right: 'signatures: keptOf(submission, edit.carried),',
    wrong: 'signatures: review.signatures,',
  },
  {
    mistake: 'an edit of what the editor did not see counts',
    file: 'decide/editing.ts',
    right: "return isFresh ? null : { code: 'STALE_CARD' };",
    wrong: 'return isFresh ? null : null;',
  },
  {
    mistake: 'anybody edits',
    file: 'decide/editing.ts',
    right: 'if (!isOffice) {',
    wrong: 'if (false) {',
  },
  {
    mistake: 'the office edits before the head has signed',
    file: 'decide/editing.ts',
    right: "if (!isOurs) return { code: 'NOT_TO_EDIT', why: 'beforeOffice' };",
    wrong: '',
  },
  {
    mistake: '修改后签发 with another number is scheduled without 保密',
    file: 'decide/editing.ts',
    right: 'return happened(edited, signed, ...(open ? [] : schedule(after, context)));',
    wrong: 'return happened(edited, signed, ...schedule(after, context));',
  },
  {
    mistake: 'an edit leaves what was scheduled in the queue',
    file: 'evolve/edit.ts',
    right: "    status: 'IN_REVIEW',\n    content: version.content,",
    wrong: '    content: version.content,',
  },
  {
    mistake: 'a signature counts for any later version',
    file: 'signing/walk.ts',
    right: 'steps(path).every(([before, after]) => carries(record.stage, before, after, stages))',
    wrong: 'path.length > 0',
  },
  {
    mistake: 'whatever the record calls carried is carried',
    file: 'signing/walk.ts',
    right: 'carriedOver(stages, edit).includes(stage)',
    wrong: 'stages.length > 0',
  },
  {
    mistake: 'anybody objects to a small change',
    file: 'decide/editing.ts',
    right:
      "if (!mayObject(submission, context.organization, command.by)) return refuse({ code: 'NOTHING_TO_OBJECT_TO' });",
    wrong: '',
  },
  {
    mistake: 'a state is changed in place',
    file: 'evolve/index.ts',
    right: '({ ...review, signatures: [...review.signatures, event.signature] })',
    wrong: '(review.signatures.push(event.signature), review)',
  },
  {
    mistake: 'a state depends on what storage does not keep',
    file: 'patch.ts',
    right: '.filter(([, value]) => value !== undefined)',
    wrong: '',
  },
  {
    mistake: 'a signed post is withdrawn without the office',
    file: 'decide/withdrawing.ts',
    right: "if (status === 'IN_REVIEW' || status === 'RETURNED') return happened(",
    wrong: "if (status === 'IN_REVIEW' || status === 'RETURNED' || status === 'SCHEDULED') return happened(",
  },
  {
    mistake: 'anybody grants a withdrawal',
    file: 'decide/withdrawing.ts',
    right:
      "if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });",
    wrong: '',
  },
  {
    mistake: 'a post is published while its submitter wants it back',
    file: 'decide/scheduling.ts',
    right: "if (submission.withdrawal) return happened({ type: 'RescheduleNeeded', why: 'WITHDRAWAL_ASKED' });",
    wrong: '',
  },
  {
    mistake: 'removed on one account counts as removed everywhere',
    file: 'decide/removing.ts',
    right: '...(gone.length === open.length ?',
    wrong: '...(gone.length > 0 ?',
  },
  {
    mistake: 'something is removed before it is recorded what was there',
    file: 'decide/publishing.ts',
    right: "if (submission.kind === 'TAKEDOWN' && !publication.evidence) return notOpen(accountId, publication);",
    wrong: '',
  },
  {
    mistake: 'anybody orders a removal at once',
    file: 'decide/takedown.ts',
    right: 'const route = mayOrderTakedown(by, context.organization, context.now) ? [] :',
    wrong: 'const route = true ? [] :',
  },
  {
    mistake: 'a post is taken down by a request that is over',
    file: 'decide/takedown.ts',
    right: 'if (takedown?.requestId !== requestId) return nothing;',
    wrong: 'if (!takedown) return nothing;',
  },
  {
    mistake: 'anybody says that it was removed by hand',
    file: 'decide/takedown.ts',
    right:
      "if (!context.organization.office.publishers.includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'publisher' });",
    wrong: '',
  },
];
