/** The thirty-five awkward cases once more on MySQL: a file of its own, so that another worker plays it. */
import { describeMysql, freshMysqlUrl } from '../../helpers/databases';
import { playAll } from './table';

describeMysql('on MySQL', () => playAll(freshMysqlUrl));
