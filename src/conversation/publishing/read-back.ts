/** 读网复核 NUMBER, or a tap on its card: what was published is as it was signed, or is not (`domain.md` §1.2). */
import type { Answer, Inbound } from '../../application/ports';
import type { SubmissionCard } from '../../application/store';
import { toReadBack } from '../../domain/post/read-back';
import type { ReadBackTurn, Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { withCard } from '../answering';
import { askedOn, READ_BACK_KEYS, readBackCard } from '../cards/read-back';
import { asked, forgotten } from '../dialogue';
import { accountWordsById, named } from '../wording/labels';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

type Tap = Extract<Inbound, { kind: 'tap' }>;

const PROBLEM = /^有问题[\s:：,，]*/;
const LONGEST = 200;

/** All accounts at once: `读网复核 123`, or `读网复核 123 有问题 图片不对`. */
export async function readBackWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '读网复核 编号，或“读网复核 编号 有问题 说明”');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  if (rest !== '' && !PROBLEM.test(rest) && !/^(?:已复核)?无误[。.]?$/.test(rest))
    return say(
      `没有登记。复核无误回复“读网复核 ${submission.no}”，有问题回复“读网复核 ${submission.no} 有问题 说明”。`,
    );
  const problem = PROBLEM.test(rest) ? rest.replace(PROBLEM, '').slice(0, LONGEST) || '有问题' : null;
  const open = toReadBack(submission).map(({ accountId }) => accountId);
  const lines: string[] = [];
  // where nothing is open the core says so
  for (const accountId of open.length > 0 ? open : [''])
    lines.push(await check(turn, submission, { accountId, turn: null, problem, cardId: null }));
  return say([...new Set(lines)].join('\n'));
}

interface Check {
  accountId: string;
  turn: ReadBackTurn | null;
  problem: string | null;
  cardId: string | null;
}

async function check({ desk, person }: Turn, submission: Submission, told: Check): Promise<string> {
  const verdict = await desk.dispatch(submission.id, { type: 'ReadBack', by: person.id, ...told });
  if (!verdict.ok) return refusalText(verdict.refusal, verdict.submission, desk.world, desk.now);
  const about = `${named(submission)} ${accountWordsById(told.accountId, desk.world.accounts)}`;
  const { no } = submission;
  return told.problem === null
    ? `已登记读网复核：${about}，复核无误。`
    : `已登记读网复核：${about}，有问题，已告诉公司办公室。要更正，发“更正投稿”，下一行写“更正对象：${no}”；要拿下来，回复“下架 ${no} 原因”。`;
}

/** 已复核无误 / 有问题: what is wrong is asked for, since 有问题 alone helps nobody to mend it. */
export async function tapReadBack(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const isKnown = tap.choice === READ_BACK_KEYS.fine || tap.choice === READ_BACK_KEYS.wrong;
  if (!isKnown) return say('没有认出这个按钮，什么也没有改变。');
  const isWrong = tap.choice === READ_BACK_KEYS.wrong;
  if (isWrong && isStillAsked(turn, row, submission)) return askWhatIsWrong(turn, row, submission);
  // what was read meanwhile the core says
  const told = { ...askedOn(row), problem: isWrong ? '有问题' : null, cardId: row.taskId };
  return withCard(turn, row, say(await check(turn, submission, told)));
}

function isStillAsked({ desk }: Turn, row: SubmissionCard, submission: Submission): boolean {
  return row.status !== 'closed' && readBackCard(row, submission, desk.world, desk.now) !== null;
}

function askWhatIsWrong(turn: Turn, row: SubmissionCard, submission: Submission): Answer {
  const { desk } = turn;
  const question = { kind: 'readBack' as const, submissionId: submission.id, taskId: row.taskId, openedAt: desk.now };
  turn.dialogue = asked(turn.dialogue, question);
  const account = accountWordsById(askedOn(row).accountId, desk.world.accounts);
  return say(`${named(submission)} ${account} 哪里有问题？请直接回复一句话，例如“链接打不开”。还没有登记。`);
}

/** What is wrong, said after the tap; null when the card is over. */
export async function problemText(
  turn: Turn,
  question: { submissionId: string; taskId: string },
  submission: Submission,
  text: string,
): Promise<Answer | null> {
  const row = await turn.desk.tx.card(question.taskId);
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['readBack']);
  if (!row || !isStillAsked(turn, { ...row, submissionId: submission.id }, submission)) return null;
  const told = { ...askedOn(row), problem: text.slice(0, LONGEST), cardId: row.taskId };
  return say(await check(turn, submission, told));
}
