/** Events in our own terms (`dingtalk.md` §7); they carry ids, so all but a leaving says that the directory should be read again. */
import { InboundRefused, type Inbound, type InboundBase } from '../../application/ports';
import { listOf, textOf, type Fields } from './fields';
import { keyOf } from './keys';
import type { DingtalkConfig } from './settings';

export interface DingtalkEvent {
  id: string;
  type: string;
  /** empty where the event does not say */
  corpId: string;
  /** epoch ms */
  at: number;
  data: Fields;
}

const DIRECTORY = 'directory';

/** @throws InboundRefused when it is another company's */
export function readEvent(config: DingtalkConfig, event: DingtalkEvent): [Inbound, ...Inbound[]] {
  const { id, type, corpId, at, data } = event;
  if (corpId !== '' && corpId !== config.corpId) throw new InboundRefused(403, 'wrong receiver');
  const base: InboundBase = { messenger: 'dingtalk', key: keyOf('event', id), userId: DIRECTORY, at };
  const ids = idsIn(data);
  const [first, ...others] = ids;
  if (type === 'user_leave_org' && first !== undefined) {
    const left = (userId: string): Inbound => ({
      ...base,
      key: keyOf('event', id, userId),
      kind: 'directory',
      change: { what: 'left', userId },
    });
    return [left(first), ...others.map(left)];
  }
  if (/^(?:user|org|label)_/.test(type)) {
    return [{ ...base, kind: 'directory', change: { what: 'something', detail: type } }];
  }
  const used = textOf(data, 'errCode');
  const note = used ? `the organisation's events of this month are used up (${used})` : null;
  return [{ ...base, kind: 'event', what: type, operatorNote: note }];
}

/** `userId` over Stream, `UserId` over HTTP. */
function idsIn(data: Fields): string[] {
  return [...listOf(data, 'userId'), ...listOf(data, 'UserId')].flatMap((id) =>
    typeof id === 'string' && id !== '' ? [id.toLowerCase()] : [],
  );
}
