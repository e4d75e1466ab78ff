import { LINK_MUTANTS } from './families';
import { describeMutants } from './planting';

describeMutants('the random lives of posts with links', 'links-life', LINK_MUTANTS, { alone: true });
