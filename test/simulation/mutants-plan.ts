/** Mistakes about the publishing plan (第十二条; R12.3). */
import type { Mutant } from './mutants';

export const PLAN_MUTANTS: Mutant[] = [
  {
    mistake: 'anybody edits a plan',
    file: 'house/plan.ts',
    right: "return { refusal: { code: 'NOT_PLANNER' } };",
    wrong: '',
  },
  {
    mistake: 'a number is given again after its item was removed',
    file: 'house/plan.ts',
    right: 'lastNo: state.lastNo + event.added.length',
    wrong: 'lastNo: items.length',
  },
  {
    mistake: 'the same line stands in the plan twice',
    file: 'house/plan.ts',
    right: 'const lines = add.filter(isNew);',
    wrong: 'const lines = add;',
  },
  {
    mistake: 'what has passed is planned',
    file: 'house/plan.ts',
    right: "if (past) return { refusal: { code: 'PLAN_DATE_PAST', date: past.date } };",
    wrong: '',
  },
  {
    mistake: 'an empty plan is handed in',
    file: 'house/plan.ts',
    right: "if (itemsOf(state, period).length === 0) return { refusal: { code: 'PLAN_EMPTY', period } };",
    wrong: '',
  },
  {
    mistake: 'what is removed stays in the plan',
    file: 'house/plan.ts',
    right: '!event.removed.includes(no) && ',
    wrong: '',
  },
  {
    mistake: 'handed in twice without a change',
    file: 'house/plan.ts',
    right: 'if (state.handedIn[period]?.version === state.version) return { events: [] };',
    wrong: '',
  },
];
