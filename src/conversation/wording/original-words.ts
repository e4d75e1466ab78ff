/** A repost's original in words: who, when, what, where (F-11). */
import type { Original, SignedOriginal } from '../../domain/post/original';
import type { LostOriginal } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { short } from './labels';

type Shown = Pick<Original, 'author' | 'postedAt' | 'text' | 'from' | 'takenAt'>;

/** `@某某 6/9 18:00“原文开头…”`; what is unknown is left out. @param most characters of the text */
export function originalLine(original: Shown, now: number, most = 40): string {
  const { author, postedAt, text } = original;
  const head = [author, postedAt === null ? null : readableTime(postedAt, now)].filter(Boolean).join(' ');
  return `${head}${text ? `“${short(text, most)}”` : ''}`;
}

/** How the snapshot came about: whoever signs has to know whether anybody but its writer looked. */
export function snapshotWords({ from, takenAt }: Shown, now: number): string {
  const when = takenAt === null ? '' : ` ${readableTime(takenAt, now)}`;
  return from === 'page' ? `接口读取${when}` : `投稿人提供${when}，未经接口核对`;
}

/** The lines of a draft. */
export function originalLines(original: Original, now: number): string[] {
  const { url, author, postedAt, text, reading, unread } = original;
  const known = author || postedAt !== null || text ? originalLine(original, now, 60) : '';
  const state = reading ? '正在读取原文，读到后告诉您' : unread !== undefined ? '接口没有读到' : '';
  return [
    known ? `原文 ${known}` : '',
    url ? `原文网址 ${short(url, 80)}${state ? `（${state}）` : ''}` : '',
    text ? `快照 ${snapshotWords(original, now)}` : '',
  ].filter(Boolean);
}

/** What a publisher copies nothing of, but checks: the post to show again. */
export function originalToCheck(original: SignedOriginal, now: number): string {
  return [
    `要转发的微博：${original.url}`,
    `${original.author} ${readableTime(original.postedAt, now)}，签发时的原文：${short(original.text, 300)}`,
    '请先打开核对：原文还在、一个字没有改，再在这条微博上点“转发”。有改动或已删除就不要发，回复“不发 编号 原因”。',
  ].join('\n');
}

export function lostWords({ what }: Pick<LostOriginal, 'what'>): string {
  return what === 'GONE' ? '原文已删除或看不到' : '原文有改动，与签发的不同';
}
