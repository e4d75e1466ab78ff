/** All planted mistakes: every array that a file `mutants*.ts` beside this one exports. A new family is found by its name. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Mutant } from './mutants';

const load = createRequire(__filename);
const files = readdirSync(__dirname).filter((name) => /^mutants[a-z-]*\.ts$/.test(name));
const families = new Map(
  files.map((name) => [name, Object.values(load(`./${name}`) as Record<string, Mutant[]>).flat()] as const),
);
const RHYTHM = 'mutants-rhythm.ts';
const REPLIES = 'mutants-replies.ts';
const LISTS = 'mutants-lists.ts';
const PEOPLE = 'mutants-roster.ts';
const CALENDAR = 'mutants-calendar.ts';
const PLAN = 'mutants-plan.ts';
const LINKS = 'mutants-links.ts';

/** Those of the weekly rhythm, of replies and comments, of word lists, of people, of calendar and plans, of links have lives of their own. */
export const RHYTHM_MUTANTS = families.get(RHYTHM)!;
export const REPLY_MUTANTS = families.get(REPLIES)!;
export const LIST_MUTANTS = families.get(LISTS)!;
export const ROSTER_MUTANTS = families.get(PEOPLE)!;
export const CALENDAR_MUTANTS = families.get(CALENDAR)!;
export const PLAN_MUTANTS = families.get(PLAN)!;
export const LINK_MUTANTS = families.get(LINKS)!;
const OWN = [RHYTHM, REPLIES, LISTS, PEOPLE, CALENDAR, PLAN, LINKS];
const rest = [...families].filter(([name]) => !OWN.includes(name)).flatMap(([, mutants]) => mutants);

/** Every second one of the others, so that two workers have as much to do. */
export const HALVES = [0, 1].map((half) => rest.filter((_, index) => index % 2 === half)) as [Mutant[], Mutant[]];
