/** 读网复核 NUMBER, or a tap on its card: what was published is as it was signed, or is not (`domain.md` §1.2). */
import type { Answer, Inbound } from '../application/ports';
import type { SubmissionCard } from '../application/store';
import { toReadBack } from '../domain/read-back';
import type { ReadBackTurn, Submission } from '../domain/submission';
import { aboutNumber } from './about';
import { withCard } from './answering';
import { askedOn, READ_BACK_KEYS } from './card-read-back';
import { accountWordsById, named } from './labels';
import { say, type Turn } from './turn';
import { refusalText } from './wording-refusals';

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

/** 已复核无误 / 有问题. */
export async function tapReadBack(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const isKnown = tap.choice === READ_BACK_KEYS.fine || tap.choice === READ_BACK_KEYS.wrong;
  if (!isKnown) return say('没有认出这个按钮，什么也没有改变。');
  const problem = tap.choice === READ_BACK_KEYS.wrong ? '有问题' : null;
  const text = await check(turn, submission, { ...askedOn(row), problem, cardId: row.taskId });
  return withCard(turn, row, say(text));
}
