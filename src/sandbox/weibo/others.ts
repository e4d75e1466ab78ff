/** Other people's posts: what a company may repost, and what its people then delete or change. */
import { weiboTime } from '../day';
import type { OtherRow, Weibo } from './state';

/** A post of somebody else's, as people see it. */
export interface OtherPost {
  id: string;
  name: string;
  /** epoch ms */
  at: number;
  text: string;
  url: string;
}

/** Somebody posts, changes what they posted, or deletes it. */
export type OthersAct =
  { write: { name: string; text: string } } | { change: string; text: string } | { remove: string };

const FIRST_ID = 50_123_400_000_120_000n;
const HOUR = 3_600_000;

/** There from the beginning, so that there is something to repost. */
const FIRST: [uid: string, name: string, text: string][] = [
  ['1686546714', '云雀反诈', '冒充体检机构退费是新骗局。'],
  ['2174585797', '云雀气象', '20时15分发布暴雨红色预警。'],
];

export function othersOf({ state, now }: Pick<Weibo, 'state' | 'now'>): OtherRow[] {
  state.others ??= FIRST.map(([uid, name, text], index) => ({
    id: `${FIRST_ID + BigInt(index) * 11n}`,
    uid,
    name,
    at: now() - (FIRST.length - index) * HOUR,
    text,
  }));
  return state.others;
}

export function otherPosts(weibo: Weibo): OtherPost[] {
  return othersOf(weibo).map(({ id, name, at, text }) => ({
    id,
    name,
    at,
    text,
    url: `https://m.weibo.cn/status/${id}`,
  }));
}

/** @returns everybody's posts as they are then; null when there is no such post */
export async function actOfOthers(weibo: Weibo, act: OthersAct): Promise<OtherPost[] | null> {
  const rows = othersOf(weibo);
  if ('write' in act) {
    weibo.state.sequence += 1;
    const { name, text } = act.write;
    const uid = rows.find((row) => row.name === name)?.uid ?? `3${`${weibo.state.sequence}`.padStart(9, '0')}`;
    rows.push({ id: `${FIRST_ID + BigInt(weibo.state.sequence + 100) * 11n}`, uid, name, at: weibo.now(), text });
  } else {
    const id = 'change' in act ? act.change : act.remove;
    const row = rows.find((one) => one.id === id);
    if (!row) return null;
    if ('change' in act) row.text = act.text;
    else weibo.state.others = rows.filter((one) => one !== row);
  }
  await weibo.save();
  return otherPosts(weibo);
}

/** Somebody else's status as the API gives it. */
export function otherStatus({ id, uid, name, at, text }: OtherRow): Record<string, unknown> {
  return {
    created_at: weiboTime(at),
    id: BigInt(id),
    idstr: id,
    mid: id,
    text,
    isLongText: false,
    user: { id: Number(uid), idstr: uid, screen_name: name, name },
    reposts_count: 0,
    comments_count: 0,
    attitudes_count: 0,
  };
}
