/** `WORD NUMBER …`: the submission a command is about, or what to say instead. */
import { mayRead } from '../application/queries';
import type { Submission } from '../domain/submission';
import { named } from './wording/labels';
import { findNumber, numberWords, readNumber } from './reading/numbers';
import type { Reader, Turn } from './turn';

export type About = { submission: Submission; rest: string } | { answer: string };

/**
 * @param usage Chinese: how the command is written
 * @param alsoUnread the person may do this without reading what it is about: the answer must not tell any of it, `namedTo` keeps to that
 */
export async function aboutNumber(
  { desk, person }: Turn,
  text: string,
  usage: string,
  alsoUnread = false,
): Promise<About> {
  const number = readNumber(text);
  if (!number)
    return {
      answer: isGlued(text)
        ? `编号后面请空一格：${usage}。`
        : `请带上编号：${usage}。发“待办”或“我的稿件”可以看到编号。`,
    };
  const submission = await findNumber(desk.tx, number.ref);
  if (!submission) return { answer: `没有找到编号 ${numberWords(number.ref)} 的稿件，请核对编号。` };
  // not even the title is told to somebody who may not read it
  if (!alsoUnread && !mayRead(submission, person.id, desk.world, desk.now))
    return { answer: noRightToRead(submission.no!) };
  return { submission, rest: number.rest };
}

/** 转审 3张三: 3天 and 3家 are no numbers of submissions, so it is asked rather than guessed. */
const isGlued = (text: string): boolean => /^\s*(?:no\.?|#|第)?\d/i.test(text.normalize('NFKC'));

/** How a submission is named to this person: by its bare number where the title is not theirs to read. */
export function namedTo({ desk, person }: Reader, submission: Submission): string {
  if (mayRead(submission, person.id, desk.world, desk.now)) return named(submission);
  return submission.no ?? '一份草稿';
}

export function noRightToRead(no: string): string {
  return `没有权限查看 ${no}。需要了解请联系公司办公室。`;
}
