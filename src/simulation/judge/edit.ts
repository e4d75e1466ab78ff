/** The demands on edits (`domain.md` §3.3 cases 6, 8, 10, 33): who, when, on what, and whether small is small. */
import type { Content } from '../../domain/content';
import type { DomainEvent } from '../../domain/events';
import type { Circumstances } from '../circumstances';
import { judgePosts } from './posts';
import { dutyOf, stageDue, type Ledger } from '../ledger';
import { isCarried } from './own-carried';
import { rightOf } from '../ledger/rights';
import { hashOf } from './own-digest';
import { demand } from '../violation';

type Edited = Extract<DomainEvent, { type: 'VersionEdited' }>;

export function judgeEdit(ledger: Ledger, event: Edited, facts: Circumstances): void {
  const { version, review, by } = event;
  const { command } = facts;
  const { edit } = version;
  demand(command.type === 'EditAtReview' || command.type === 'SignOffWithEdit', `${command.type} edited`);
  demand(by === command.by && version.authorId === by, 'an edit with another author');
  const { seen } = command;
  demand(seen.digest === ledger.digest && seen.reviewNo === ledger.reviewNo, 'an edit of what was not seen');
  demand(edit?.by === (command.type === 'EditAtReview' ? 'OFFICE' : 'SIGN_OFF'), 'an edit that does not say whose');
  judgeEditor(ledger, event, facts);
  demand(version.no === (ledger.version?.no ?? 0) + 1, `version ${version.no} came after ${ledger.version?.no}`);
  demand(review.no === ledger.reviewNo + 1, `review ${review.no} came after ${ledger.reviewNo}`);
  demand(edit.from.digest === ledger.digest && edit.to === version.digest, 'an edit does not link its digests');
  demand(
    Object.entries(edit.accounts).every(([id, { from }]) => from === (ledger.digests[id] ?? null)),
    "an edit does not link an account's digests",
  );
  const before = ledger.version!.content;
  demand(hashOf(before) !== hashOf(version.content), 'an edit that changes nothing');
  demand(
    edit.by === 'OFFICE' || (before.category === version.content.category && sameAccounts(before, version.content)),
    '修改后签发 changed the category or the channels',
  );
  judgePosts(version, ledger.kind);
  if (edit.impact === 'SUBSTANTIVE') return;
  demand(command.change.minor, 'small though nobody said so');
  const signed = ledger.standing.filter(({ stage }) => isCarried(version, stage)).map((one) => one.version);
  for (const content of [before, ...signed.map((no) => ledger.versions.get(no)!.content)])
    demand(couldBeSmall(content, version.content), 'called small what is not');
}

function judgeEditor(ledger: Ledger, { by, version }: Edited, { company, now }: Circumstances): void {
  const { organization } = company;
  if (version.edit?.by === 'SIGN_OFF') {
    const due = stageDue(ledger, organization);
    demand(due?.name === 'EXEC_SIGNOFF', `修改后签发 when ${due?.name} was due`);
    demand(rightOf(ledger, due, organization, by, now) !== null, `${by} edited and signed without a right to`);
    return;
  }
  const { head, contacts, editors } = organization.office;
  const office = [head, ...contacts, ...editors];
  const lent = organization.delegations.some(
    ({ from, to, start, end }) => to === by && office.includes(from) && start <= now && now < end,
  );
  demand(office.includes(by) || lent, `${by} edited, who is not the office`);
  demand(by !== ledger.submitterId, 'the submitter edited under review');
  const headHasSigned = ledger.given.some(({ stage, decision }) => stage === 'DEPT_REVIEW' && decision === 'APPROVE');
  // an ordinary reply is the office's alone
  const hasHead = ledger.stages.some(({ name }) => name === 'DEPT_REVIEW');
  demand(headHasSigned || !hasHead, 'the office edited before the head had signed');
}

/** Whoever signed the head's stage before the change, or holds it now. */
export function judgeObjection(ledger: Ledger, { command, company }: Circumstances): void {
  demand(command.type === 'ObjectToEdit' && command.digest === ledger.digest, 'an objection to something else');
  const stage = ledger.stages.find(({ name }) => name === 'DEPT_REVIEW')!;
  const carried = ledger.standing.filter((one) => one.stage === stage.name && one.version < ledger.version!.no);
  const people = carried.flatMap(({ signer, onBehalfOf }) => [signer.id, onBehalfOf?.id]);
  demand(carried.length > 0, 'an objection without a carried signature');
  demand([...people, ...dutyOf(ledger, stage, company.organization)].includes(command.by), 'a stranger objected');
}

function sameAccounts(a: Content, b: Content): boolean {
  return a.accountIds?.join() === b.accountIds?.join();
}

const FIGURES = /[0-9０-９零一二三四五六七八九十百千万两]/g;
const NO = /[不没无未非禁]/g;
const LINK = /https?:\/\/[\w./?=-]+/g;

/** What must hold of every small change, told without the core's own measure. */
function couldBeSmall(before: Content, after: Content): boolean {
  const rest = ({ title: _t, body: _b, weiboText: _w, wechatText: _x, ...others }: Content) => hashOf(others);
  if (rest(before) !== rest(after)) return false;
  const texts = ({ title, body, weiboText }: Content) => [title ?? '', body ?? '', weiboText ?? body ?? ''];
  const fresh = texts(after);
  return texts(before).every((old, index) => {
    const now = fresh[index]!;
    const same = (pattern: RegExp) => old.match(pattern)?.join() === now.match(pattern)?.join();
    return Math.abs(old.length - now.length) <= 20 && same(FIGURES) && same(NO) && same(LINK);
  });
}
