import { CALENDAR_MUTANTS, PLAN_MUTANTS } from './families';
import { describeMutants } from './planting';

describeMutants('the random lives of the calendar', 'calendar-life', CALENDAR_MUTANTS, { alone: true });
describeMutants('the random lives of plans', 'plan-life', PLAN_MUTANTS, { alone: true });
