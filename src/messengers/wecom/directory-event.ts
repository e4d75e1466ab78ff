/** `change_contact` (`wecom.md` §2.4): who left and whose account has a new name is certain; everything else only says that the directory should be read again. */
import type { DirectoryChange } from '../../application/ports';
import { textOf, type XmlElement } from './xml';

/** `Status` of somebody who left the company but is still listed. */
const LEFT = '5';

export function directoryChange(message: XmlElement): DirectoryChange {
  const what = textOf(message, 'ChangeType') ?? '';
  const userId = (textOf(message, 'UserID') ?? '').toLowerCase();
  const isGone = what === 'delete_user' || (what === 'update_user' && textOf(message, 'Status') === LEFT);
  const newUserId = (textOf(message, 'NewUserID') ?? '').toLowerCase();
  if (what === 'update_user' && userId && newUserId) return { what: 'renamed', userId, newUserId };
  return isGone && userId ? { what: 'left', userId } : { what: 'something', detail: what };
}
