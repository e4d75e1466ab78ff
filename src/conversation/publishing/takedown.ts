/** 下架 and 已下架: have a post removed from the accounts, by the head of the office at once or through that head's card (A10; §3.3 case 20). */
import type { Answer } from '../../application/ports';
import type { Takedown } from '../../domain/content';
import { nameOf } from '../../domain/people';
import { peopleToAsk } from '../../domain/signing/review';
import { currentPublications, titleOf, type Submission } from '../../domain/submission';
import { mayAskTakedown, mayOrderTakedown, targetsOf } from '../../domain/post/takedown';
import { aboutNumber } from '../about';
import { asked, forgotten } from '../dialogue';
import { accountWordsById, named } from '../wording/labels';
import { accountsAndReason } from './removal';
import { accountsNamed } from '../template/template-values';
import { pageOf, say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

export async function takedownWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '下架 编号 [渠道] 原因');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const read = accountsAndReason(turn, submission, rest);
  if ('problem' in read) return say(read.problem);
  const { accountIds, reason } = read;
  const { desk } = turn;
  if (reason !== '' || accountIds.length === 0 || !mayTakeDown(turn, submission))
    return takeDown(turn, submission, accountIds, reason);
  const question = { kind: 'takedown' as const, submissionId: submission.id, accountIds, openedAt: desk.now };
  turn.dialogue = asked(turn.dialogue, question);
  const names = accountIds.map((id) => accountWordsById(id, desk.world.accounts)).join('、');
  return say(`要下架${named(submission)}（${names}），请直接回复原因。还没有下架。`);
}

function mayTakeDown({ desk: { world, now }, person }: Turn, submission: Submission): boolean {
  return (
    mayAskTakedown(person.id, submission, world.organization) || mayOrderTakedown(person.id, world.organization, now)
  );
}

export async function takeDown(
  turn: Turn,
  submission: Submission,
  accountIds: string[],
  reason: string,
): Promise<Answer> {
  const { desk, person } = turn;
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['takedown']);
  const own = await waitingForOwn(turn, submission);
  if (own) return say(own);
  const requestId = desk.newId();
  const request = await desk.dispatch(submission.id, { type: 'AskTakedown', by: person.id, requestId, reason });
  if (!request.ok) return say(refusalText(request.refusal, request.submission, desk.world, desk.now));
  const started = await desk.dispatch(requestId, {
    type: 'StartTakedown',
    by: person.id,
    submissionId: requestId,
    departmentId: submission.departmentId,
    patch: patchOf(submission, accountIds, reason, desk.now),
  });
  // both or neither: what was asked is taken back with what could not be begun
  if (!started.ok) {
    await desk.dispatch(submission.id, { type: 'EndTakedown', requestId });
    return say(refusalText(started.refusal, null, desk.world, desk.now));
  }
  return say(answerText(turn, submission, started.submission));
}

/** Whoever decides on what is asked already is led to that. */
async function waitingForOwn({ desk, person }: Turn, { takedown }: Submission): Promise<string | null> {
  const request = takedown ? await desk.tx.submission(takedown.requestId) : null;
  if (!request || request.status !== 'IN_REVIEW') return null;
  if (!peopleToAsk(request, desk.world.organization, desk.now).includes(person.id)) return null;
  return `这篇的下架已经提出（${request.no}），正等您决定：请点它的卡片，或打开 ${pageOf(desk.world.publicUrl, request.no!)}`;
}

function patchOf(submission: Submission, accountIds: string[], reason: string, now: number) {
  const targets = targetsOf(submission).filter(({ accountId }) => accountIds.includes(accountId));
  const title = titleOf(submission);
  const takedown: Takedown = { submissionId: submission.id, no: submission.no!, title, reason, targets };
  return {
    content: {
      title: `下架：${title}`,
      accountIds: targets.map(({ accountId }) => accountId),
      body: `下架 ${submission.no}《${title}》。原因：${reason}`,
      source: submission.content.source,
      takedown,
    },
    request: { urgency: 'EMERGENCY' as const, reason, plannedAt: now },
  };
}

function answerText({ desk }: Turn, original: Submission, request: Submission): string {
  const { organization, accounts } = desk.world;
  const names = (request.content.accountIds ?? []).map((id) => accountWordsById(id, accounts)).join('、');
  if (request.status !== 'IN_REVIEW')
    return `已决定下架 ${named(original)}（${names}），编号 ${request.no}。先取证，再删除；已告知公司领导并登记事件。做不到的渠道会请发布专员人工下架。`;
  const people = peopleToAsk(request, organization, desk.now).map((id) => nameOf(organization, id));
  const who = people.length > 0 ? people.join('、') : '公司办公室负责人';
  return `下架 ${named(original)}（${names}）的请求已转 ${who} 决定，编号 ${request.no}。有结果会告诉您。`;
}

/** 已下架 NUMBER: of the request, or of the post it is about. */
export async function removedWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '已下架 编号 [渠道]');
  if ('answer' in about) return say(about.answer);
  const { desk, person } = turn;
  const { takedown } = about.submission;
  const request = takedown
    ? ((await desk.tx.lockSubmission(takedown.requestId)) ?? about.submission)
    : about.submission;
  const waiting = currentPublications(request).filter(({ status }) => status === 'MANUAL');
  const chosen = accountsNamed(about.rest, desk.world.accounts).map(({ id }) => id);
  const open = about.rest === '' ? waiting : waiting.filter(({ accountId }) => chosen.includes(accountId));
  if (request.kind !== 'TAKEDOWN' || open.length === 0)
    return say(`${named(about.submission)} 没有等人工下架的渠道，没有变化。${insteadWords(about.submission, request)}`);
  for (const { accountId } of open) {
    const verdict = await desk.dispatch(request.id, { type: 'ConfirmRemoval', by: person.id, accountId });
    if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  }
  const names = open.map(({ accountId }) => accountWordsById(accountId, desk.world.accounts)).join('、');
  return say(`已记下：${named(request)} 在${names}已人工下架。`);
}

/** What to say instead: of what is still public, that it is to go, or that its platform took it away; else where it is waited for. */
function insteadWords({ no }: Submission, request: Submission): string {
  const waiting = request.kind === 'TAKEDOWN' && currentPublications(request).some(({ status }) => status === 'MANUAL');
  if (waiting) return `请写明等人工下架的渠道，例如“已下架 ${no} 微博”。`;
  return request.kind !== 'TAKEDOWN' && targetsOf(request).length > 0
    ? `要下架请先发“下架 ${no} 原因”；被平台下架的，发“平台下架 ${no} 原因”。`
    : '';
}
