/** The thirty-five awkward cases again with everybody in DingTalk, over Stream, on the embedded database. */
import { freshSqliteUrl } from '../../helpers/databases';
import { IN_DINGTALK } from './dingtalk-phones';
import { playAll } from './table';

describe('in DingTalk', () => playAll(freshSqliteUrl, IN_DINGTALK));
