import type { RuleEffect } from '../codes';
import { namesOf, type NotedPicture } from './noted';
import type { Hit } from '../rules/rule';

/** One hit for all pictures of which the same is to be said; none where there are none. @param all every picture of the post */
export function aboutPictures(all: NotedPicture[], pictures: NotedPicture[], effect: RuleEffect, rest: string): Hit[] {
  return pictures.length > 0 ? [{ effect, text: `${namesOf(pictures, all)}${rest}` }] : [];
}
