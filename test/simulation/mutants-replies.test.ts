import { REPLY_MUTANTS } from './families';
import { describeMutants } from './planting';

describeMutants('the random lives of replies and comments', 'reply-life', REPLY_MUTANTS, { alone: true });
