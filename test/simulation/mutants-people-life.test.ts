import { ROSTER_MUTANTS } from './families';
import { describeMutants } from './planting';

describeMutants('the random lives of people who come and go', 'people-life', ROSTER_MUTANTS, { alone: true });
