/** Which lines of the template are still to be answered before 提交 (第十、十一、十二条). */
import type { LeadTime } from './calendar';
import type { MissingField } from './commands';
import type { Content, PublishRequest } from './content';

/**
 * The required lines that have no answer yet, in the order they are asked.
 * @param lead the lead time, when a planned time is known: a late post needs 理由 (F-04, F-05)
 */
export function missingFields(content: Content, request: PublishRequest, lead: LeadTime | null): MissingField[] {
  const missing: MissingField[] = [];
  if (!content.title?.trim()) missing.push('title');
  if (content.category === null) missing.push('category');
  if (request.urgencyOpen) missing.push('urgency');
  if (!content.accountIds?.length) missing.push('channels');
  if (request.plannedAt === null) missing.push('plannedAt');
  if (!content.source?.name.trim()) missing.push('source');
  if (content.category === 2 && !content.videoUrl) missing.push('video');
  if (content.category === 4 && !content.basis?.trim()) missing.push('basis');
  if (content.secret === null) missing.push('secret');
  if (content.ai === null) missing.push('ai');
  if (content.marketing === null) missing.push('marketing');
  if (!content.body?.trim() && !hasOwnTexts(content)) missing.push('body');
  // whether it needs one depends on its class
  if (!request.urgencyOpen && !request.reason?.trim() && (request.urgency !== 'ROUTINE' || lead?.verdict === 'LATE'))
    missing.push('reason');
  return missing;
}

/** Both channels' own texts together make 正文 unnecessary. */
function hasOwnTexts(content: Content): boolean {
  return Boolean(content.weiboText?.trim() && content.wechatText?.trim());
}
