/** 催办: whoever waits asks the people who are to sign to hurry, once per half day (§3.3 case 5). */
import type { Answer } from '../../application/ports';
import type { DomainEvent } from '../../domain/events';
import { nameOf } from '../../domain/people';
import { openStage } from '../../domain/submission';
import { aboutNumber } from '../about';
import { named } from '../wording/labels';
import { limitWords } from '../wording/limit-words';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

export async function nudgeWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '催办 编号');
  if ('answer' in about) return say(about.answer);
  const { desk, person } = turn;
  const verdict = await desk.dispatch(about.submission.id, { type: 'Nudge', by: person.id });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  const { submission, events } = verdict;
  const people = events.flatMap(({ event }) => peopleOf(event)).map((id) => nameOf(desk.world.organization, id));
  const stage = openStage(submission)?.title ?? '';
  return say(
    `已催办 ${named(submission)}：提醒了 ${people.join('、')}（${stage}，截止 ${limitWords(submission, desk.world, desk.now)}）。`,
  );
}

function peopleOf(event: DomainEvent): string[] {
  return event.type === 'Nudged' ? event.people : [];
}
