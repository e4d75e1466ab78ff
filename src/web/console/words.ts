/** Words and times as the page shows them, beside those the chat shows as well. */
import type { PublicationStatus, SubmissionKind } from '../../domain/codes';
import { readableTime, shanghaiClock, shanghaiDate, weekdayOf } from '../../domain/time/shanghai';

export const KIND_WORDS: Record<SubmissionKind, string> = {
  ORIGINAL: '原创发布',
  REPOST: '转发',
  REPLY: '回复',
  CORRECTION: '更正',
  PROFILE_CHANGE: '账号资料变更',
  TAKEDOWN: '下架',
};

export const PUBLICATION_WORDS: Record<PublicationStatus, string> = {
  WAITING: '等待发布',
  SENDING: '正在发布',
  PUBLISHED: '已发布',
  UNKNOWN: '需人工核实',
  FAILED: '未发出',
  MANUAL: '待人工发布',
  ABANDONED: '已放弃',
};

const WEEKDAYS = '日一二三四五六';

/** A time with its weekday, which is what people plan by: `3/24 周二 08:00`. */
export function plannedTime(at: number, now: number): string {
  const [day] = readableTime(at, now).split(' ');
  return `${day} 周${WEEKDAYS[weekdayOf(shanghaiDate(at))]} ${shanghaiClock(at)}`;
}

/** The full date and time a signature prints (`domain.md` §2.5). */
export function fullTime(at: number): string {
  return `${shanghaiDate(at)} ${shanghaiClock(at)}`;
}

export function digestTail(digest: string): string {
  return digest.slice(-8);
}
