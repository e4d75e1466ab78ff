/** What an edit changes, as people read it: － what stood there, ＋ what stands there now, and what in it weighs (`domain.md` §3.3 case 6). */
import type { World } from '../../application/world';
import type { Content } from '../../domain/content';
import { hunksOf, type Hunk } from '../../domain/edit/diff';
import { changedKeys } from '../../domain/edit/edit';
import { weightsOf, type Weight } from '../../domain/edit/weighty';
import { FIELD_NAMES } from './changes';
import { AI_WORDS, CATEGORY_WORDS, channelWords, short } from '../wording/labels';
import { MARK_WORDS } from '../wording/strip-words';

export const WEIGHT_WORDS: Record<Weight, string> = {
  ...MARK_WORDS,
  PICTURES: '图片',
  FIELDS: '稿件信息',
};

/** Characters shown before and behind a changed place. */
const AROUND = 8;
/** Places closer than this are shown as one. */
const CLOSE = 6;
const LONGEST_SIDE = 60;

type TextKey = 'title' | 'body' | 'weiboText' | 'wechatText';

/** Two lines per changed place of a text (`－…` and `＋…【数字】`), one per other field. */
export function differenceLines(before: Content, after: Content, world: World): string[] {
  return changedKeys(before, after).flatMap((key) => {
    if (key === 'declaredPictures' || key === 'pictureNotes')
      return key === 'pictureNotes' ? notesLines(before, after) : [];
    const name = FIELD_NAMES.get(key) ?? key;
    return isText(key)
      ? textLines(name, before[key] ?? '', after[key] ?? '', world)
      : [fieldLine(name, key, before, after, world)];
  });
}

/** At most so many lines; the rest are counted and are on the page. */
export function shortDifference(before: Content, after: Content, world: World, most: number): string {
  const lines = differenceLines(before, after, world);
  if (lines.length <= most) return lines.join('\n');
  return [...lines.slice(0, most - 1), `另有 ${lines.length - most + 1} 行，见“看全文”`].join('\n');
}

function isText(key: keyof Content): key is TextKey {
  return key === 'title' || key === 'body' || key === 'weiboText' || key === 'wechatText';
}

function textLines(name: string, before: string, after: string, { organization }: World): string[] {
  return grouped(hunksOf(before, after)).flatMap((group) => {
    const old = shown(before, group[0]!.before.start, group.at(-1)!.before.end);
    const fresh = shown(after, group[0]!.after.start, group.at(-1)!.after.end);
    const weights = weightsOf(old, fresh, organization).map((weight) => WEIGHT_WORDS[weight]);
    const marks = weights.length > 0 ? `【${weights.join('、')}】` : '';
    const sides = [old && `－${name}：${old}`, fresh && `＋${name}：${fresh}`].filter(Boolean);
    return [...sides.slice(0, -1), `${sides.at(-1)}${marks}`];
  });
}

/** Places that stand close together read better as one. */
function grouped(hunks: Hunk[]): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1)?.at(-1);
    if (last && hunk.before.start - last.before.end < CLOSE) groups.at(-1)!.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

/** A place with a little of what stands around it; its middle is left out where it is long. */
function shown(text: string, start: number, end: number): string {
  const place = Array.from(text.slice(start, end));
  const half = LONGEST_SIDE / 2;
  const middle = place.length > LONGEST_SIDE ? [...place.slice(0, half), '…', ...place.slice(-half)] : place;
  const head = Array.from(text.slice(0, start));
  const tail = Array.from(text.slice(end));
  const piece = [
    head.length > AROUND ? '…' : '',
    ...head.slice(-AROUND),
    ...middle,
    ...tail.slice(0, AROUND),
    tail.length > AROUND ? '…' : '',
  ];
  return piece.join('').replace(/\s*\n\s*/g, '⏎');
}

function fieldLine(name: string, key: keyof Content, before: Content, after: Content, world: World): string {
  return `${name}：${valueWords(key, before, world)} → ${valueWords(key, after, world)}`;
}

function notesLines(before: Content, after: Content): string[] {
  if (before.pictureNotes.length === 0 && after.pictureNotes.length === 0) return [];
  return [
    `图片说明：${short(before.pictureNotes.join('；') || '无', 40)} → ${short(after.pictureNotes.join('；') || '无', 40)}`,
  ];
}

function valueWords(key: keyof Content, content: Content, { accounts }: World): string {
  switch (key) {
    case 'category':
      return content.category ? CATEGORY_WORDS[content.category] : '未定';
    case 'accountIds':
      return channelWords(content.accountIds ?? [], accounts) || '未定';
    case 'source':
      return content.source
        ? short(
            `${content.source.type === 'ORIGINAL' ? '原创' : '转载'} ${content.source.name} ${content.source.url ?? ''}`,
            60,
          )
        : '未写';
    case 'original':
      return content.original
        ? short(`${content.original.author ?? ''} ${content.original.url ?? ''} ${content.original.text ?? ''}`, 60)
        : '未写';
    case 'ai':
      return content.ai ? AI_WORDS[content.ai] : '未答';
    case 'pictures':
      return picturesWords(content);
    default:
      return plainWords(content[key]);
  }
}

/** The tail of each picture's fingerprint tells one picture from another. */
function picturesWords({ pictures }: Content): string {
  return pictures.length === 0
    ? '无'
    : `${pictures.length} 张（${pictures.map(({ sha256 }) => sha256.slice(-4)).join('、')}）`;
}

function plainWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return short(value, 60);
  return value === null || value === undefined ? '未写' : short(JSON.stringify(value), 60);
}
