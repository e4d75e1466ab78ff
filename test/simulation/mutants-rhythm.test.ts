import { RHYTHM_MUTANTS } from './families';
import { describeMutants } from './planting';

describeMutants('the random lives of the weekly rhythm', 'rhythm-life', RHYTHM_MUTANTS, { alone: true });
