import { PlatformError } from '../errors';
import type { Call } from '../http';
import { readForm } from '../multipart';
import { weiboLength } from './count';
import { othersOf } from './others';
import { statusObject } from './read';
import { addPost, checkAddress, checkRhythm } from './share';
import type { Weibo } from './state';

/** `2/statuses/repost.json` (weibo.md §4): our words above somebody else's post. */
export async function repost(weibo: Weibo, call: Call): Promise<Record<string, unknown>> {
  const { fields } = await readForm(call);
  const id = fields.get('id');
  if (!id) throw new PlatformError(10016, 'miss required parameter (id)');
  const exists = othersOf(weibo).some((row) => row.id === id) || weibo.state.posts.some((row) => row.id === id);
  if (!exists) throw new PlatformError(20101, 'target weibo does not exist!');
  const status = fields.get('status')?.trim() || '转发微博';
  if (weiboLength(status) > 140)
    throw new PlatformError(20012, 'text too long, please input text less than 140 characters!');
  checkAddress(fields.get('rip'));
  checkRhythm(weibo, status);
  const row = addPost(weibo, status, fields.get('rip') ?? '', id);
  await weibo.save();
  return statusObject(weibo, row);
}
