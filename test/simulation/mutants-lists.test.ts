import { LIST_MUTANTS } from './families';
import { describeMutants } from './planting';

describeMutants('the random lives of word lists', 'lists-life', LIST_MUTANTS, { alone: true });
