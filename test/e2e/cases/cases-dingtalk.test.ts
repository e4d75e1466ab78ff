/** The thirty-five awkward cases again with everybody in DingTalk, over Stream, on the embedded database. */
import { freshSqliteUrl } from '../../helpers/databases';
import { inDingtalk, throughDingtalk } from './dingtalk-phones';
import { playAll } from './table';

/** 16: who has left can no longer be written to there. 34: somebody is renamed, and its directory is not read in this version. */
const ELSEWHERE = [16, 34];

describe('in DingTalk', () =>
  playAll(freshSqliteUrl, {
    without: ELSEWHERE,
    configure: inDingtalk,
    platforms: { dingtalkPatience: { robotRetryMs: [20, 20], eventRetryMs: [20, 20], drainMs: 50 } },
    seen: throughDingtalk,
  }));
