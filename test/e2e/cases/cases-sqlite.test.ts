/** The thirty-five awkward cases of an approval, each played through the chat over HTTP on the embedded database. */
import { freshSqliteUrl } from '../../helpers/databases';
import { playAll } from './table';

describe('on SQLite', () => playAll(freshSqliteUrl));
