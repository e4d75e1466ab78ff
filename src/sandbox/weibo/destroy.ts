import { PlatformError } from '../errors';
import type { Call } from '../http';
import { readForm } from '../multipart';
import { statusObject } from './read';
import type { Weibo } from './state';

/** `2/statuses/destroy.json` (weibo.md §4): own posts only, for good; the second time it is not there. */
export async function destroy(weibo: Weibo, call: Call): Promise<Record<string, unknown>> {
  const id = (await readForm(call)).fields.get('id');
  if (!id) throw new PlatformError(10016, 'miss required parameter (id)');
  const row = weibo.state.posts.find((post) => post.id === id);
  if (!row) throw new PlatformError(20101, 'target weibo does not exist!');
  weibo.state.posts = weibo.state.posts.filter((post) => post !== row);
  await weibo.save();
  return statusObject(weibo, row);
}
