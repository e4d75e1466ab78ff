import { z } from 'zod';
import type { WechatClient } from './client';
import type { Publication } from './verdict';

const Job = z.object({
  publish_status: z.union([z.string(), z.number()]).transform(String),
  article_id: z.string().optional(),
  article_detail: z.object({ item: z.array(z.object({ article_url: z.string() })) }).optional(),
});

/** What `freepublish/get` says of an accepted submit; it names no time. Throws PlatformRefused or PlatformUnreachable. */
export async function readJob(client: WechatClient, publishId: string): Promise<Publication> {
  const job = await client.call('/cgi-bin/freepublish/get', { publish_id: publishId }, Job);
  const url = job.article_detail?.item[0]?.article_url ?? null;
  return { publishId, status: job.publish_status, articleId: job.article_id || null, url, at: null };
}
