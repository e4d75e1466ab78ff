/** `freepublish/submit`: the one visible step. An answer only says that the job was taken in (`wechat-official-account.md` §6). */
import { z } from 'zod';
import type { PublishOutcome } from '../../application/ports';
import type { Post } from '../../domain/post/version';
import type { WechatClient } from './client';
import { invisibleFailure, visibleFailure } from './outcome';
import { draftTrouble } from './prepare';

const Id = z.union([z.string().min(1), z.number()]).transform(String);
const Submitted = z.object({ publish_id: Id, msg_data_id: Id.optional() });

/** The draft is read once more: anybody with access to the account's console could have changed it (§4.3). */
export async function submit(
  client: WechatClient,
  post: Post,
  handle: Record<string, string>,
): Promise<PublishOutcome> {
  try {
    const trouble = await draftTrouble(client, post, handle);
    if (trouble?.code === 'gone') return { kind: 'unknown', reason: '草稿已不在草稿箱，可能已经发布' };
    if (trouble) return trouble;
  } catch (error) {
    return invisibleFailure(error);
  }
  try {
    const body = { media_id: handle['mediaId'] };
    const { publish_id, msg_data_id } = await client.call('/cgi-bin/freepublish/submit', body, Submitted);
    const accepted = { ...handle, publishId: publish_id };
    return { kind: 'accepted', handle: msg_data_id === undefined ? accepted : { ...accepted, msgDataId: msg_data_id } };
  } catch (error) {
    return visibleFailure(error);
  }
}
