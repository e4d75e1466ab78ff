/** Several commands in one message, a line each: 催办 1, and below it 进度 1. */
import { isBareDecision } from './spoken';
import { firstWord, type Word } from './words';

/** What follows these belongs to them, whatever it begins with. */
const OPENING = new Set<Word>(['投稿', '更正投稿', '转发投稿', '回复投稿', '资料变更', '评论', '回复', '口径', '计划']);

/** Longer messages are texts. */
const MOST = 10;

/** The lines, when each of them is a command of its own; null for any other message. */
export function severalCommands(text: string): string[] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.length > 1 && lines.length <= MOST && lines.every(isCommand) ? lines : null;
}

function isCommand(line: string): boolean {
  const first = firstWord(line);
  return first ? 'word' in first && !OPENING.has(first.word) : isBareDecision(line);
}
