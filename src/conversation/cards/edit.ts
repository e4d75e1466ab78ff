/** The card that makes an edit so when it is confirmed, and the one that tells the head of a small change (`domain.md` §3.3 cases 6, 8). */
import type { Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { isPost } from '../../domain/codes';
import { impactOf, proposedContent } from '../../domain/decide/editing';
import { carriedOver, MOST_CHARACTERS, mayBeMinor } from '../../domain/edit/edit';
import { nameOf } from '../../domain/people';
import { mayObject } from '../../domain/signing/carried';
import { openStage, titleOf, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { shortDifference, WEIGHT_WORDS } from '../review/difference';
import type { PendingEdit } from '../review/edits';
import { short, shortStage } from '../wording/labels';
import { signerWords } from '../truth';
import { pageOf } from '../turn';

export const EDIT_KEYS = { confirm: 'confirm', cancel: 'cancel', object: 'object' } as const;

export function pendingOf(row: CardRow): PendingEdit {
  return JSON.parse((JSON.parse(row.payload) as { edit: string }).edit) as PendingEdit;
}

/** Null when what it would change is no longer what is there. */
export function editCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  const { seen } = pendingOf(row);
  const review = submission.reviews.at(-1);
  const isFresh = review?.no === seen.reviewNo && (openStage(submission)?.name ?? '') === seen.stage;
  return isFresh ? describeEdit(row, submission, world, now) : null;
}

/** The difference to the version that was seen, whatever there has been since. */
export function describeEdit(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  const { as, seen, change } = pendingOf(row);
  const seenNo = submission.versions.findIndex(({ digest }) => digest === seen.digest);
  const review = submission.reviews.find(({ no }) => no === seen.reviewNo);
  if (seenNo < 0 || !review) return null;
  // as the submission was then
  const then = {
    ...submission,
    versions: submission.versions.slice(0, seenNo + 1),
    reviews: submission.reviews.filter(({ no }) => no <= seen.reviewNo),
  };
  const who = {
    by: as === 'signOff' ? ('SIGN_OFF' as const) : ('OFFICE' as const),
    stage: as === 'signOff' ? seen.stage : null,
  };
  const weighed = impactOf(then, change, world, who);
  const before = then.versions.at(-1)!;
  const url = pageOf(world.publicUrl, submission.no!);
  const carried = carriedOver(review.stages, { ...who, ...weighed });
  const signed = review.signatures.filter(({ decision }) => decision === 'APPROVE' || decision === 'APPROVE_WITH_EDIT');
  const list = (isCarried: boolean) =>
    signed
      .filter(({ stage }) => carried.includes(stage) === isCarried)
      .map((one) => `${shortStage(one.stageTitle)} ${signerWords(one)}`)
      .join('、');
  const planned = as === 'signOff' && isPost(submission) ? readableTime(submission.request.plannedAt!, now) : '';
  const rows = [
    { label: '拟发', value: planned },
    { label: '性质', value: impactWords(weighed, change.minor) },
    { label: '改动', value: `${weighed.characters} 字` },
    { label: '签字保留', value: list(true) },
    { label: '须再签', value: list(false) },
  ];
  return {
    taskId: row.taskId,
    tag: as === 'signOff' ? '签发 · 修改后签发' : '签发 · 改稿',
    title: `【确认修改】《${short(titleOf(submission), 20)}》v${before.no}→v${before.no + 1}`,
    subtitle: submission.no!,
    body:
      as === 'signOff'
        ? '点“确认修改”即按改后的内容签发，您是作者，也是签发人。'
        : '点“确认修改”后成为新的版本，您是作者。',
    excerpt: {
      title: '－原文 ＋改后',
      text: shortDifference(before.content, proposedContent(then, change), world, 8),
      url,
    },
    rows: rows.filter(({ value }) => value !== ''),
    link: url,
    buttons: [
      { text: '确认修改', tone: 'primary', key: EDIT_KEYS.confirm },
      { text: '取消', tone: 'plain', key: EDIT_KEYS.cancel },
      { text: '看全文', tone: 'plain', url },
    ],
  };
}

/** Why it is small or not; whoever could have said it is small is told how. */
function impactWords({ impact, weights, characters }: ReturnType<typeof impactOf>, claimed: boolean): string {
  if (impact === 'MINOR') return '文字小改，知会即可';
  const why = weights.map((weight) => WEIGHT_WORDS[weight]).join('、');
  if (why) return `实质改动：${why}`;
  if (characters > MOST_CHARACTERS) return `实质改动：超过 ${MOST_CHARACTERS} 字`;
  return claimed || !mayBeMinor({ weights, characters }) ? '实质改动：累计超过小改' : '按实质改动（小改请加“小改”）';
}

/** Null when there is nothing to object to any more. */
export function objectionCard(row: CardRow, submission: Submission, world: World): Card | null {
  const isOpen = openStage(submission) !== null && submission.versions.at(-1)?.digest === row.digest;
  return isOpen && mayObject(submission, world.organization, row.personId)
    ? describeObjection(row, submission, world)
    : null;
}

export function describeObjection(row: CardRow, submission: Submission, world: World): Card | null {
  const { since } = JSON.parse(row.payload) as { since: string };
  const before = submission.versions.find(({ no }) => no === Number(since));
  const version = submission.versions.find(({ digest }) => digest === row.digest);
  if (!before || !version) return null;
  const url = pageOf(world.publicUrl, submission.no!);
  return {
    taskId: row.taskId,
    tag: '签发 · 改动知会',
    title: `【改动知会】《${short(titleOf(submission), 22)}》v${before.no}→v${version.no}`,
    subtitle: submission.no!,
    body: `${nameOf(world.organization, version.authorId)} 作了文字小改，您的签字继续有效，不用处理。不同意，请在签发之前点“有异议”。`,
    excerpt: { title: '－原文 ＋改后', text: shortDifference(before.content, version.content, world, 8), url },
    link: url,
    buttons: [
      { text: '有异议', tone: 'danger', key: EDIT_KEYS.object },
      { text: '看全文', tone: 'plain', url },
    ],
  };
}

/** What became of an edit that was shown: the version it made, or nothing. */
export function editOutcome(row: CardRow, { versions }: Submission): string {
  const { seen } = pendingOf(row);
  const made = versions.find(({ edit, authorId }) => edit?.from.digest === seen.digest && authorId === row.personId);
  return made ? `已改为 v${made.no}` : '没有修改';
}
