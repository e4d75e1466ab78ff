import { DAY } from './shanghai';

/** Moving the planned time by up to this keeps the signatures; more asks for 签发 again (`contract.md` §8 Digest). */
export const SIGNED_TIME_TOLERANCE = 7 * DAY;
