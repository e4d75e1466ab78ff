/** Which lines of the template are still to be answered before 提交 (第十、十一、十二条). */
import type { LeadTime } from './time/calendar';
import type { MissingField } from './commands';
import type { SubmissionKind } from './codes';
import type { Content, PublishRequest } from './content';
import type { Original } from './post/original';

type Asked = { kind: SubmissionKind; content: Content; request: PublishRequest };

/** The lines that are still to be answered, by what kind of submission it is. @param lead as below */
export function missingOf({ kind, content, request }: Asked, lead: LeadTime | null): MissingField[] {
  if (kind === 'REPLY') return missingOfReply(content);
  if (kind === 'PROFILE_CHANGE') return missingOfProfile(content, request);
  return missingFields(content, request, lead);
}

/** A reply needs no class and no time: what it answers, what it is about, what it says (A9; R17.2). */
function missingOfReply(content: Content): MissingField[] {
  const missing: MissingField[] = [];
  if (!content.nature) missing.push('nature');
  if (content.nature !== 'WORDING' && !content.comment) missing.push('comment');
  if (content.nature === 'WORDING' && !content.title?.trim()) missing.push('title');
  if (!content.accountIds?.length) missing.push('channels');
  if (content.secret === null) missing.push('secret');
  if (content.ai === null) missing.push('ai');
  if (!content.body?.trim()) missing.push('body');
  return missing;
}

/** What of an account changes, to what, and why (第十四条; R14.2). */
function missingOfProfile(content: Content, request: PublishRequest): MissingField[] {
  const missing: MissingField[] = [];
  if (!content.accountIds?.length) missing.push('channels');
  if (!content.profileField) missing.push('profileField');
  if (content.profileField === 'AVATAR') {
    if (content.pictures.length === 0 && !content.declaredPictures) missing.push('avatar');
  } else if (!content.newValue?.trim()) missing.push('newValue');
  if (content.secret === null) missing.push('secret');
  if (!request.reason?.trim()) missing.push('reason');
  return missing;
}

/**
 * The required lines of a post that have no answer yet, in the order they are asked.
 * @param lead the lead time, when a planned time is known: a late post needs 理由 (F-04, F-05)
 */
export function missingFields(content: Content, request: PublishRequest, lead: LeadTime | null): MissingField[] {
  const missing: MissingField[] = [];
  if (!content.title?.trim()) missing.push('title');
  if (content.category === null) missing.push('category');
  if (request.urgencyOpen) missing.push('urgency');
  if (!content.accountIds?.length) missing.push('channels');
  if (request.plannedAt === null) missing.push('plannedAt');
  if (content.original?.repost) missing.push(...missingOfOriginal(content.original));
  if (!content.source?.name.trim() && !content.original?.reading) missing.push('source');
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

/** F-11. While the platform is being asked, only it has to answer. */
function missingOfOriginal({ url, author, postedAt, text, reading, gone }: Original): MissingField[] {
  if (!url) return ['originalUrl'];
  if (reading || gone) return [];
  const missing: MissingField[] = [];
  if (!author?.trim()) missing.push('originalAuthor');
  if (postedAt === null) missing.push('originalTime');
  if (!text?.trim()) missing.push('originalText');
  return missing;
}
