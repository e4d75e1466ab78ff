/**
 * The holiday notices that were loaded (`domain.md` §2.6): each stands for the whole of its year until another version of it is loaded. What
 * was decided with the calendar of its day keeps the deadline it was given; only what is still to be counted follows.
 */
import type { CalendarData } from '../time/calendar';
import type { HolidayNotice } from '../time/holiday-notice';
import { officePeople, type Organization } from '../people';
import { addDays, instantOf, shanghaiDate, shanghaiYear } from '../time/shanghai';
import { minuteOf, morningAfter, morningTime, type Rhythm } from '../rhythm/weekly';
import type { Book, HouseEffect } from './book';

export interface LoadedNotice extends HolidayNotice {
  /** 1, 2, … of its year */
  version: number;
  /** epoch ms */
  loadedAt: number;
}

export interface Holidays {
  /** the newest version of each year */
  notices: LoadedNotice[];
  /** when the administrators were last asked for one, epoch ms */
  askedAt: number | null;
}

export type CalendarCommand =
  /** by whoever runs the installation */
  | { type: 'LoadNotice'; by: null; notice: HolidayNotice }
  /** the clock: it is November, and next year's is not there */
  | { type: 'AskForNotice'; by: null };

export type CalendarEvent = { type: 'NoticeLoaded'; notice: HolidayNotice } | { type: 'NoticeWanted'; years: number[] };

const ASKED_EVERY_DAYS = 7;

/** Everything counted ahead is counted again with this row. */
export const CALENDAR_CHANGED = { key: 'calendar:changed', due: 'calendarChanged' };

export const calendar: Book<Holidays, CalendarCommand, CalendarEvent> = {
  empty: { notices: [], askedAt: null },

  decide(state, command, context) {
    if (command.type === 'LoadNotice') {
      const known = state.notices.find(({ year }) => year === command.notice.year);
      return {
        events: known && isSame(known, command.notice) ? [] : [{ type: 'NoticeLoaded', notice: command.notice }],
      };
    }
    const years = yearsWanted(context.calendar, context.now);
    const isDue = years.length > 0 && context.now >= askAfter(state.askedAt);
    return { events: isDue ? [{ type: 'NoticeWanted', years }] : [] };
  },

  evolve({ notices, askedAt }, event, { at }) {
    if (event.type === 'NoticeWanted') return { notices, askedAt: at };
    const { notice } = event;
    const before = notices.find(({ year }) => year === notice.year);
    const others = notices.filter((one) => one !== before);
    const loaded = { ...notice, version: (before?.version ?? 0) + 1, loadedAt: at };
    return { notices: [...others, loaded].sort((one, other) => one.year - other.year), askedAt };
  },

  react(event, state, { organization, now }): HouseEffect[] {
    const tellAll = (notice: Extract<HouseEffect, { kind: 'tell' }>['notice']) =>
      administrators(organization).map((personId): HouseEffect => ({
        kind: 'tell',
        personId,
        notice,
        at: minuteOf(personId, now),
      }));
    if (event.type === 'NoticeWanted') return tellAll({ kind: 'noticeWanted', years: event.years });
    const { year, reference } = event.notice;
    const version = state.notices.find((one) => one.year === year)!.version;
    const { key, due } = CALENDAR_CHANGED;
    return [
      // a process that runs sees it at once
      { kind: 'wakeAt', key, due, at: now, payload: {} },
      ...tellAll({ kind: 'noticeLoaded', year, version, reference }),
    ];
  },
};

/** Who looks after the installation; without anybody named, the office. */
function administrators(organization: Organization): string[] {
  const { sysAdmins } = organization;
  return sysAdmins.length > 0 ? sysAdmins : officePeople(organization);
}

/** Years whose notice should be there at `now` (epoch ms) and is not: this one, and from November the next. */
export function yearsWanted({ coveredYears }: Pick<CalendarData, 'coveredYears'>, now: number): number[] {
  const year = shanghaiYear(now);
  return [year, year + 1].filter((one) => !coveredYears.includes(one) && now >= askedFrom(one));
}

/** When the administrators are asked next, if it is still wanted then: on a working morning, once in a week. Epoch ms, as `now`. */
export function nextAskAt(rhythm: Rhythm, askedAt: number | null, now: number): number {
  let year = shanghaiYear(now);
  while (rhythm.calendar.coveredYears.includes(year)) year += 1;
  const from = Math.max(now, askedFrom(year), askAfter(askedAt));
  return morningTime(rhythm, morningAfter(rhythm, from - 1));
}

/** From 1 November before it a year's notice is waited for. */
function askedFrom(year: number): number {
  return instantOf(`${year - 1}-11-01`);
}

/** A week after the last time, by the day: the minute of the morning does not count. */
function askAfter(askedAt: number | null): number {
  return askedAt === null ? -Infinity : instantOf(addDays(shanghaiDate(askedAt), ASKED_EVERY_DAYS));
}

function isSame(known: LoadedNotice, { year, reference, days }: HolidayNotice): boolean {
  const { version: _, loadedAt: __, ...before } = known;
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted({ year, reference, days }));
}

/** The same order of fields, however they were stored. */
function sorted({ year, reference, days }: HolidayNotice) {
  return [year, reference, days.map(({ date, working, name }) => [date, working, name])];
}
