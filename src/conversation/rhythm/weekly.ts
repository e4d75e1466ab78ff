/** 本周无 and the weekly reminder's card: 去写稿 / 本周无 / 改计划 (R7.3). */
import { closeHouseCards } from '../../application/house-cards';
import type { Answer, Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import type { WeekEvent } from '../../domain/house/week';
import type { Digest } from '../../domain/rhythm/morning';
import { departmentsReportedBy, findDepartment } from '../../domain/people';
import { addDays } from '../../domain/time/shanghai';
import { roundAt, roundOf, type Round } from '../../domain/rhythm/weekly';
import { startDraft } from '../draft/start';
import type { HouseCard } from '../cards/house-card';
import { showClosed } from '../cards/rows';
import { planWord } from './plan';
import { say, type Turn } from '../turn';
import { answerWords, dayWords, digestLines, reminderText } from '../wording/weekly-words';
import { refusalText } from '../wording/refusals';

const KEYS = { write: 'write', none: 'none', plan: 'plan' };

/** The word: counts for the week that is open now. */
export async function nothingThisWeek(turn: Turn): Promise<Answer> {
  return reportNothing(turn, roundAt(turn.desk.world, turn.desk.now), null);
}

/** @param tapped the card whose button was pressed: it shows the answer in the reply */
async function reportNothing(turn: Turn, round: Round, tapped: CardRow | null): Promise<Answer> {
  const { desk, person } = turn;
  const departments = departmentsReportedBy(desk.world.organization, person.id);
  const came = await submittedBy(turn, round);
  const silent = departments.filter(({ id }) => !came.has(id));
  if (departments.length > 0 && silent.length === 0) {
    return say('本周已经收到您的稿件，这就是报送，不用再报“本周无”。');
  }
  const verdict = await desk.enter(`week:${round.week}`, { type: 'ReportNothing', by: person.id });
  if (!verdict.ok) return say(refusalText(verdict.refusal, null, desk.world, desk.now));
  await closeReminders(
    turn,
    round.week,
    departments.map(({ id }) => id),
    tapped,
  );
  const text = doneWords(verdict.events as WeekEvent[], round, turn);
  const card = tapped && weeklyCard.build(tapped, desk.world, desk.now);
  return { text, card: card && { ...card, closed: '已登记：本周无（零报送）' } };
}

/** Departments from which something was submitted while the round is open. */
async function submittedBy({ desk }: Turn, { opensAt, closesAt }: Round): Promise<Set<string>> {
  const rows = await desk.tx.happened(['Submitted'], opensAt, Math.min(closesAt, desk.now + 1));
  return new Set(rows.map(({ departmentId }) => departmentId));
}

/** The week's cards of this person are answered, and those of others that ask about the same departments alone. */
async function closeReminders(
  { desk, person }: Turn,
  week: string,
  answered: string[],
  tapped: CardRow | null,
): Promise<void> {
  const isAnswered = (_payload: Record<string, string>, card: CardRow) => {
    const about = payloadOf(card);
    const { departments } = about.digest;
    return (
      about.week === week &&
      (card.personId === person.id || departments.every((one) => answered.includes(one.departmentId)))
    );
  };
  const over = await closeHouseCards(desk.tx, 'weekly', isAnswered);
  for (const card of over) if (card.taskId !== tapped?.taskId) await showClosed(desk, card);
}

function doneWords(events: WeekEvent[], round: Round, { desk, person }: Turn): string {
  const told = events.flatMap((event) => (event.type === 'NothingReported' ? [event] : []));
  const week = `${dayWords(round.week)}–${dayWords(addDays(round.week, 6))}`;
  if (told.length === 0) return `${week} 这一周的“本周无”已经登记过了。`;
  const names = told.map(({ departmentId }) => findDepartment(desk.world.organization, departmentId)?.name ?? '');
  const late = told.some((event) => event.late) ? `已过 ${answerWords(round, desk.world)} 的截止时间，记作补报。` : '';
  return `已登记：${names.join('、')} ${week} 本周无（零报送，${person.name}）。${late}`;
}

function subtitleOf({ departments }: Digest, round: Round, world: World): string {
  const answered = departments.every(({ came }) => came);
  return answered ? '本周已收到稿件，不用再答。' : `请在 ${answerWords(round, world)} 前报送；没有也请点“本周无”。`;
}

function payloadOf(row: CardRow): { week: string; digest: Digest } {
  const { week, digest } = JSON.parse(row.payload) as { week: string; digest: string };
  return { week, digest: JSON.parse(digest) as Digest };
}

export const weeklyCard: HouseCard = {
  build(row, world): Card | null {
    const { week, digest } = payloadOf(row);
    const round = roundOf(world, week);
    // the calendar was changed meanwhile and the week has no reminder any more
    if (!round) return null;
    const lines = digestLines(digest, world);
    return {
      taskId: row.taskId,
      tag: '签发 · 信息报送',
      title: '本周信息报送',
      subtitle: subtitleOf(digest, round, world),
      body: [reminderText(digest, round, world), ...lines].join('\n'),
      buttons: [
        { text: '去写稿', tone: 'primary', key: KEYS.write },
        { text: '本周无', tone: 'plain', key: KEYS.none },
        { text: '改计划', tone: 'plain', key: KEYS.plan },
      ],
    };
  },

  caption: (row) => `${dayWords(payloadOf(row).week)} 那一周的提醒，已结束`,

  async tap(turn, tap, row): Promise<Answer> {
    switch (tap.choice) {
      case KEYS.write:
        return startDraft(turn, '');
      case KEYS.plan:
        return planWord(turn, '');
      case KEYS.none: {
        const round = roundOf(turn.desk.world, payloadOf(row).week);
        return round ? reportNothing(turn, round, row) : say('这一周不用报送。');
      }
      default:
        return say('没有认出这个按钮，什么也没有改变。');
    }
  },
};
