/** What is true of a submission now, in one sentence and as a chain of stages; the cards and 进度 use the same words. */
import { isPost, type Status } from '../domain/codes';
import { nameOf, type Organization } from '../domain/people';
import type { World } from '../application/world';
import { inTheWayThen, isKeptBack } from '../domain/edit/recheck';
import { peopleToAsk, seatsLeft, seatsWaitedFor, waitingSince } from '../domain/signing/review';
import type { Signature } from '../domain/signing/signature';
import {
  currentPublications,
  currentReview,
  isCancelled,
  openStage,
  publicPublications,
  type Publication,
  type Reassignment,
  type Removal,
  type Submission,
  type Finding,
} from '../domain/submission';
import { readableTime } from '../domain/time/shanghai';
import { validityAsked } from './wording/validity-words';
import { handWords } from './wording/hand-words';
import { lostWords } from './wording/original-words';
import { accountWordsById, moment, named, shortStage, stageTitle, waited } from './wording/labels';

/** Where a request to withdraw can wait. */
const MAY_BE_WITHDRAWN = new Set<Status>(['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD']);

/** The text for a card's holder when the card itself cannot be changed any more, and for whoever tapped an old one. */
export function truthText(submission: Submission, world: World, now: number): string {
  return `${named(submission)}：${stateWords(submission, world, now)}`;
}

/** The sentence without the name. */
export function stateWords(submission: Submission, world: World, now: number): string {
  const { organization } = world;
  const { status, closing, request } = submission;
  switch (status) {
    case 'DRAFT':
      return '还是草稿，没有提交。回复“提交”送审。';
    case 'IN_REVIEW':
      return waitingWords(submission, organization, now);
    case 'RETURNED':
      return `已退回（${closerOf(submission, organization)}）：${closing?.reason ?? ''}。等投稿人修改后再提交。`;
    case 'REJECTED':
      return `不予发布（${closerOf(submission, organization)}）：${closing?.reason ?? ''}。`;
    case 'WITHDRAWN':
      return withdrawnWords(submission, organization);
    case 'SCHEDULED':
      if (submission.withdrawal) return `已签发，${withdrawalAsked(submission)}`;
      return `已签发，定于 ${readableTime(request.plannedAt!, now)} 发布，${validityAsked(submission) || '无需再处理。'}`;
    case 'RESCHEDULE_NEEDED':
      if (submission.withdrawal) return `已签发，${withdrawalAsked(submission)}`;
      return `已签发，但${whyToMove(submission, now)}，${validityAsked(submission) || '等公司办公室改期。'}`;
    case 'PUBLISHING':
    case 'PUBLISH_FAILED':
    case 'PUBLISHED':
    case 'ARCHIVED':
    case 'TAKEN_DOWN':
      return publicationWords(submission, world, now);
    case 'HELD':
      return `${heldWords(submission, world, now)}${validityAsked(submission)}${withdrawalAsked(submission)}`;
  }
}

/** Why a signed post has no time: `拟发时间 3/24 08:00 已过`, `3/24 08:00 已由先签发的 2026-0012 占用`. */
export function whyToMove(submission: Submission, now: number): string {
  if (isKeptBack(submission)) return keptWords(submission);
  const { request, moving } = submission;
  const time = readableTime(request.plannedAt!, now);
  switch (request.plannedAt! > now ? moving?.why : undefined) {
    case 'SLOT_TAKEN':
      return `${time} 已由先签发的 ${moving?.against} 占用`;
    case 'SLOT_YIELDED':
      return `${time} 让给了 ${moving?.against}`;
    case 'QUIET_HOURS':
      return `拟发时间 ${time} 在静默时段`;
    default:
      return `拟发时间 ${time} 已过`;
  }
}

function keptWords(submission: Submission): string {
  const { blocks, confirms } = inTheWayThen(submission);
  const rules = (found: Finding[]) => [...new Set(found.map(({ rule }) => rule))].join('、');
  return blocks.length > 0
    ? `发布前检查有须改的地方（提示 ${rules(blocks)}）`
    : `发布前检查有提示要确认（提示 ${rules(confirms)}）`;
}

function heldWords(submission: Submission, { pause, organization }: World, now: number): string {
  const { lostOriginal } = submission;
  if (lostOriginal) return `已签发，但${lostWords(lostOriginal)}，没有转发，等公司办公室决定再核对、退回或作废。`;
  const planned = isPost(submission) ? `原定 ${readableTime(submission.request.plannedAt!, now)}` : '签完即办';
  return pause
    ? `已签发，${nameOf(organization, pause.by)}已暂停全部发布（${pause.reason}），${planned}，暂不发出。`
    : `已签发，暂停已解除，${planned}，等公司办公室逐篇决定恢复、改期或作废。`;
}

function waitingWords(submission: Submission, organization: Organization, now: number): string {
  const stage = openStage(submission);
  const last = currentReview(submission)?.signatures.at(-1);
  const signed = last
    ? `${shortStage(last.stageTitle)}已由 ${signerWords(last)} 于 ${readableTime(last.at, now)} ${last.choice}，`
    : '';
  const people = peopleToAsk(submission, organization, now).map((id) => nameOf(organization, id));
  const gone = stage ? seatsLeft(submission, organization, stage).map((id) => nameOf(organization, id)) : [];
  const successor = `已离职的${gone.join('、')}的继任人`;
  if (gone.length > 0 && seatsWaitedFor(submission, organization).length > 0)
    return `${signed}其他人都已签，现在等${successor}，已请公司办公室安排。`;
  return people.length > 0
    ? `${signed}现在等 ${people.join('、')} ${stage?.title ?? ''}${gone.length > 0 ? `，还要等${successor}` : ''}。`
    : `${signed}现在到“${stage?.title ?? ''}”，暂时没有可以签的人，已请公司办公室安排。`;
}

/** That a withdrawal waits for the office's answer; empty when none does. */
export function withdrawalAsked({ status, withdrawal }: Submission): string {
  if (!withdrawal || !MAY_BE_WITHDRAWN.has(status)) return '';
  return `投稿人请求撤回（原因：${withdrawal.reason}），等公司办公室答复，答复前不会发布。`;
}

function withdrawnWords(submission: Submission, organization: Organization): string {
  const { closing } = submission;
  if (!closing) return '已撤回，无需处理。';
  const isOwn = !isCancelled(submission);
  const granted = closing.grantedBy ? `，${nameOf(organization, closing.grantedBy)}同意` : '';
  const who = isOwn ? '投稿人' : `公司办公室（${nameOf(organization, closing.by)}）`;
  return `稿件已由${who}${isOwn ? '撤回' : '作废'}（原因：${closing.reason}${granted}），无需处理。`;
}

function closerOf(submission: Submission, organization: Organization): string {
  const { closing } = submission;
  if (!closing) return '';
  const stage = closing.stage ? `${stageTitle(submission, closing.stage)}·` : '';
  return `${stage}${nameOf(organization, closing.by)}`;
}

/** One part per account: `微博 已发布 08:30:04 https://…`. */
export function publicationWords(submission: Submission, world: World, now: number): string {
  const parts = currentPublications(submission).map((one) =>
    submission.kind === 'TAKEDOWN'
      ? takedownPart(one, world, now)
      : (handPart(submission, one, world, now) ?? publicationPart(one, world, now)),
  );
  return `${parts.join('；')}。${submission.archiveProblems ? '归档检测没有通过，尚未封存。' : ''}`;
}

/** Of a request to take down the account is told what becomes of the post there. */
function takedownPart({ accountId, status, note, publishedAt }: Publication, world: World, now: number): string {
  const account = accountWordsById(accountId, world.accounts);
  if (status === 'PUBLISHED') return `${account} 已下架 ${moment(publishedAt ?? now, now)}`;
  if (status === 'MANUAL') return `${account} 等发布专员人工下架${note ? `（${note}）` : ''}`;
  return `${account} 正在下架`;
}

/** Of what is done by hand; null where the ordinary words fit. */
function handPart(submission: Submission, one: Publication, world: World, now: number): string | null {
  const hand = handWords(submission);
  const account = accountWordsById(one.accountId, world.accounts);
  if (!hand || one.removed) return null;
  if (one.status === 'PUBLISHED')
    return `${account} ${hand.done} ${moment(one.publishedAt ?? now, now)}${one.url ? ` ${one.url}` : ''}`;
  return one.status === 'MANUAL' ? `${account} 等发布专员${hand.verb}` : null;
}

function publicationPart(publication: Publication, world: World, now: number): string {
  const account = accountWordsById(publication.accountId, world.accounts);
  if (publication.removed) return `${account} ${removedWords(publication.removed, now)}`;
  const note = publication.note ? `（${publication.note}）` : '';
  switch (publication.status) {
    case 'PUBLISHED':
      return `${account} 已发布 ${moment(publication.publishedAt ?? now, now)}${publication.url ? ` ${publication.url}` : ''}`;
    case 'WAITING':
      return `${account} 等待发布`;
    case 'SENDING':
      return `${account} 正在发布`;
    case 'UNKNOWN':
      return `${account} 需人工核实${note}`;
    case 'FAILED':
      return `${account} 没有发出${note}`;
    case 'MANUAL':
      return `${account} 等发布专员人工发布${note}`;
    case 'ABANDONED':
      return `${account} 不发${note}`;
  }
}

function removedWords({ how, at, reason }: Removal, now: number): string {
  return `${how === 'PLATFORM' ? '被平台下架' : '已下架'} ${readableTime(at, now)}（${reason}）`;
}

/** How somebody who cannot withdraw any more gets it removed. */
export function removalHint(submission: Submission): string {
  return publicPublications(submission).length > 0 ? `要从账号上拿下来，请回复“下架 ${submission.no} 原因”。` : '';
}

/** Who signed, as it is printed: the name; 祝某（受托：许某） where 许某 signed for 祝某; 某某（上级） in the place of a submitter (§3.3 case 1, 2). */
export function signerWords({ signer, onBehalfOf, insteadOf }: Signature): string {
  const name = (onBehalfOf ?? signer).name;
  const notes = [insteadOf ? '上级' : '', onBehalfOf ? `受托：${signer.name}` : ''].filter(Boolean);
  return notes.length > 0 ? `${name}（${notes.join('；')}）` : name;
}

/** `✅部门 6/1 10:22 孟初晴 → ⏳核稿 安若溪（已等 2 小时）→ 保密 → 签发`; empty before the first 提交. */
export function chainLine(submission: Submission, world: World, now: number): string {
  const review = currentReview(submission);
  if (!review) return '';
  const open = openStage(submission);
  return review.stages
    .map((stage) => {
      const title = shortStage(stage.title);
      const signatures = review.signatures.filter((signature) => signature.stage === stage.name);
      const last = signatures.at(-1);
      const waiting = open?.name === stage.name;
      if (last && !waiting) {
        const mark =
          last.decision === 'RETURN' || last.decision === 'REJECT' ? `❌${title} ${last.choice}` : `✅${title}`;
        return `${mark} ${readableTime(last.at, now)} ${signatures.map(signerWords).join('、')}`;
      }
      if (!waiting) return title;
      const asked = peopleToAsk(submission, world.organization, now);
      const people = asked.map((id) => nameOf(world.organization, id)).join('、');
      const since = waitingSince(submission, asked) ?? review.openedAt;
      return `⏳${title}${people ? ` ${people}` : ''}（已等 ${waited(now - since)}）`;
    })
    .join(' → ');
}

/** `安若溪 → 乔远岫，乔远岫办理，原因：…`. Who submitted it never held it, though it may have come past him. */
export function reassignmentWords(
  { from, to, by, reason }: Reassignment,
  { submitterId }: Submission,
  organization: Organization,
): string {
  const name = (id: string) => nameOf(organization, id);
  const who = from.filter((id) => id !== submitterId).map(name);
  return `${who.join('、')} → ${name(to)}，${name(by)}办理，原因：${reason}`;
}
