/** 暂停全部, 恢复 全部 and 恢复 NUMBER, by word or on the card of a held post (§3.3 case 29). */
import { MOST } from '../../application/each';
import type { Answer, Inbound } from '../../application/ports';
import type { SubmissionCard } from '../../application/store';
import { isHeldByPause } from '../../domain/decide/paused';
import type { Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { answer, withCard } from '../answering';
import { HELD_KEYS } from '../cards/held';
import { LOST_KEYS } from '../cards/lost';
import { named } from '../wording/labels';
import { askTime } from './moving';
import { askWhyCancel, publishNow } from './office';
import { askWhyBack } from './original-held';
import { say, type Turn } from '../turn';
import { stateWords } from '../truth';
import { refusalText } from '../wording/refusals';

type Tap = Extract<Inbound, { kind: 'tap' }>;

const NO_REASON = '没有写原因';

export async function pauseWord(turn: Turn, text: string): Promise<Answer> {
  const { desk, person } = turn;
  const reason = text.trim() || NO_REASON;
  const verdict = await desk.enter('standstill', { type: 'PauseAll', by: person.id, reason });
  if (!verdict.ok) return say(refusalText(verdict.refusal, null, desk.world, desk.now));
  return say(
    `已暂停全部：所有待发稿件都不会发出（正在发送的会发完）。原因：${reason}。\n解除回复“恢复 全部”，之后逐篇决定；只放行一篇回复“恢复 编号”。`,
  );
}

/** 暂停 alone is no command: one post is moved or cancelled. */
export async function pauseOneWord(turn: Turn, text: string): Promise<Answer> {
  const all = /^全部[\s:：,，]*/.exec(text.trim());
  if (all) return pauseWord(turn, text.trim().slice(all[0].length));
  return say('要暂停所有待发稿件，请回复“暂停全部 原因”。只停一篇请用“改期 编号 时间”或“作废 编号 原因”。');
}

export async function resumeWord(turn: Turn, text: string): Promise<Answer> {
  const { desk, person } = turn;
  if (!/^全部[。.]?$/.test(text.trim())) {
    const about = await aboutNumber(turn, text, '恢复 编号，或“恢复 全部”');
    return 'answer' in about ? say(about.answer) : resumeOne(turn, about.submission);
  }
  const held = (await desk.tx.inStatus(['HELD'], MOST)).filter(isHeldByPause);
  const verdict = await desk.enter('standstill', { type: 'EndPause', by: person.id, held: held.length });
  if (!verdict.ok) return say(refusalText(verdict.refusal, null, desk.world, desk.now));
  return say(
    held.length === 0
      ? '已解除暂停，没有被停下的稿件。'
      : `已解除暂停。${held.length} 篇被停下的稿件不会自动发布，已逐篇发卡片给公司办公室：${held.map((one) => one.no).join('、')}。`,
  );
}

async function resumeOne(turn: Turn, submission: Submission): Promise<Answer> {
  const verdict = await turn.desk.dispatch(submission.id, { type: 'Resume', by: turn.person.id });
  return answer(
    turn,
    verdict,
    (after) => `已恢复 ${named(after)}：${stateWords(after, turn.desk.world, turn.desk.now)}`,
  );
}

export async function tapHeld(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  if (row.status === 'closed' || submission.status !== 'HELD')
    return withCard(turn, row, say(stateWords(submission, desk.world, desk.now)));
  if (submission.lostOriginal) return tapLost(turn, tap, row, submission);
  switch (tap.choice) {
    case HELD_KEYS.resume: {
      const said = await resumeOne(turn, submission);
      const after = await desk.tx.submission(submission.id);
      return after?.status === 'HELD' ? said : withCard(turn, row, said);
    }
    case HELD_KEYS.move:
      return askTime(turn, submission);
    case HELD_KEYS.cancel:
      return askWhyCancel(turn, submission);
    default:
      return say('没有认出这个按钮，什么也没有改变。');
  }
}

/** 仍按原快照发 / 退回 / 作废 on the card of a repost that is held for its original. */
async function tapLost(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  switch (tap.choice) {
    case LOST_KEYS.again: {
      const said = await publishNow(turn, submission);
      const after = await turn.desk.tx.submission(submission.id);
      return after?.status === 'HELD' ? said : withCard(turn, row, said);
    }
    case LOST_KEYS.back:
      return askWhyBack(turn, submission);
    case LOST_KEYS.cancel:
      return askWhyCancel(turn, submission);
    default:
      return say('没有认出这个按钮，什么也没有改变。');
  }
}
