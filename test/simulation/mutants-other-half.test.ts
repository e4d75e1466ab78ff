import { HALVES } from './families';
import { describeMutants } from './planting';

describeMutants('the random lives', 'life', HALVES[1], { alone: false });
