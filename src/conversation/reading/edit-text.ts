/** What somebody wants changed, in their words: lines of the template, or `三家→四家` (`contract.md` §4 改). */
import type { ProposedEdit } from '../../domain/commands';
import type { Content } from '../../domain/content';
import { readTemplate, isTemplate, type Reading } from '../template';

/** Understood; or the pictures that belong to it are to be sent now (`wanted`: how many, where it says so); or what is wrong, in Chinese. */
export type ReadEdit =
  { change: ProposedEdit } | { change: ProposedEdit; pictures: 'again'; wanted: number | null } | { problem: string };

const REASON = /^[^\S\n]*理由[^\S\n]*[:：]([^\n]*)$/m;
const SMALL = /^小改[\s:：,，]*/;
/** A line of its own, alone or beside what else is to be changed. */
const PICTURES = /^[^\S\n]*(?:换图|图片|图片[:：][^\S\n]*(?:重发|重传|换图))[。.]?[^\S\n]*$/m;
const QUOTE = '[“”"\'‘’「」『』]';
const ARROW = /^(.*?)\s*(?:→|⇒|->|=>|－>|—>)\s*(.*)$/s;
const IN_WORDS = new RegExp(
  `把\\s*${QUOTE}?(.+?)${QUOTE}?\\s*(?:改为|改成|改作|换成)\\s*${QUOTE}?(.*?)${QUOTE}?[。.]?$`,
  's',
);
const QUOTED = new RegExp(`${QUOTE}(.+?)${QUOTE}\\s*改(?:为|成|作)?\\s*${QUOTE}(.*?)${QUOTE}`, 's');
const BECOMES = /^(.+?)\s*(?:改为|改成)\s*(.*)$/s;
/** `12改13`: short on both sides, and only one 改. */
const BARE = /^(?:请?把|将)?\s*([^改\s]{1,20})\s*改\s*([^改\s]{1,20})[。.]?$/;

export const EDIT_EXAMPLE = '例如“三家→四家”，或要改的行，如“标题：…”';

/** @param text what is to be changed, without first word and number; @param current what it changes */
export function readEdit(text: string, current: Content, reading: Reading): ReadEdit {
  const minor = SMALL.test(text);
  // a reason for what the rules say of the new text is the editor's own, not the author's 理由
  const reason = REASON.exec(text)?.[1]?.trim();
  const plain = text.replace(SMALL, '').replace(REASON, '').trim();
  const rest = plain.replace(PICTURES, '').trim();
  const read = readChanges(rest, current, reading, minor);
  if ('problem' in read) return read;
  const withPictures = rest === plain ? read : { wanted: null, ...read, pictures: 'again' as const };
  return reason ? { ...withPictures, change: { ...read.change, reason } } : withPictures;
}

function readChanges(text: string, current: Content, reading: Reading, minor: boolean): ReadEdit {
  return isTemplate(text) ? readLines(text, current, reading, minor) : readReplacements(text, current, minor);
}

function readLines(text: string, current: Content, reading: Reading, minor: boolean): ReadEdit {
  const { patch, problems, picturesAgain } = readTemplate(text, reading);
  if (problems.length > 0) return { problem: `${problems.join('；')}。什么也没有改。` };
  const count = patch.content?.declaredPictures;
  const change = { patch, pictures: count === 0 ? [] : null, minor };
  const isNew = picturesAgain || (count && count !== current.pictures.length);
  return isNew ? { change, pictures: 'again', wanted: count ?? null } : { change };
}

const TEXTS = ['title', 'body', 'weiboText', 'wechatText'] as const satisfies (keyof Content)[];
type Texts = Partial<Record<(typeof TEXTS)[number], string>>;

/** One replacement a line; each in every text that has the words, where they must stand exactly once. */
function readReplacements(text: string, current: Content, minor: boolean): ReadEdit {
  const texts: Texts = Object.fromEntries(TEXTS.flatMap((key) => (current[key] ? [[key, current[key]]] : [])));
  const changed: Texts = {};
  for (const line of text.split(/\r?\n/).filter((one) => one.trim())) {
    const pair = readReplacement(line.trim());
    if (!pair) return { problem: `“${line.trim().slice(0, 30)}”没看懂要怎么改。请写${EDIT_EXAMPLE}。什么也没有改。` };
    const [old, fresh] = pair;
    const holding = TEXTS.filter((key) => texts[key]?.includes(old));
    if (holding.length === 0) return { problem: `稿件里没有“${old.slice(0, 30)}”，什么也没有改。请照原文写。` };
    for (const key of holding) {
      const count = texts[key]!.split(old).length - 1;
      if (count > 1)
        return {
          problem: `“${old.slice(0, 30)}”在${NAMES[key]}里出现 ${count} 次，请多带几个前后的字，只留一处。什么也没有改。`,
        };
      texts[key] = texts[key]!.replace(old, () => fresh);
      changed[key] = texts[key];
    }
  }
  return { change: { patch: { content: changed }, pictures: null, minor } };
}

const NAMES: Record<(typeof TEXTS)[number], string> = {
  title: '标题',
  body: '正文',
  weiboText: '微博文',
  wechatText: '微信文',
};

/** Does a text say what to put in the place of what, in signs or in 把…改…? */
export function holdsReplacement(text: string): boolean {
  return text.split(/\r?\n/).some((line) => readReplacement(line.trim()) !== null);
}

/** `[what stands there, what shall stand there]`; an empty second is a deletion. */
function readReplacement(line: string): [string, string] | null {
  const match = ARROW.exec(line) ?? QUOTED.exec(line) ?? IN_WORDS.exec(line) ?? BECOMES.exec(line) ?? BARE.exec(line);
  if (!match) return null;
  const [old, fresh] = [unquoted(match[1]!), unquoted(match[2]!)];
  return old === '' ? null : [old, /^[（(]?(?:删|删除|删去)[）)]?$/.test(fresh) ? '' : fresh];
}

/** Quotation marks around all of it belong to the sentence, not to the words. */
function unquoted(text: string): string {
  const plain = text.trim();
  const inside = new RegExp(`^${QUOTE}(.*)${QUOTE}$`, 's').exec(plain)?.[1];
  return inside ?? plain;
}
