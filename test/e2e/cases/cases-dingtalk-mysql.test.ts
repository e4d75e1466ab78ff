/** The thirty-five awkward cases with everybody in DingTalk once more on MySQL: a file of its own, so that another worker plays it. */
import { describeMysql, freshMysqlUrl } from '../../helpers/databases';
import { IN_DINGTALK } from './dingtalk-phones';
import { playAll } from './table';

describeMysql('in DingTalk on MySQL', () => playAll(freshMysqlUrl, IN_DINGTALK));
