/** Reading one line's value: what it means, or what would have been understood. Widths and punctuation of both kinds are the same here. */
import type { Account } from '../../domain/account';
import type { AiDeclaration, Category, Urgency } from '../../domain/codes';
import type { SourceCitation } from '../../domain/content';
import type { Original } from '../../domain/post/original';
import { DAY, parseShanghaiTime } from '../../domain/time/shanghai';
import { CHANNEL_WORDS } from '../wording/labels';
import { readMoment } from '../reading/moments';

/** `problem` is Chinese: what is wrong with it, and what is expected. */
export type Read<T> = { value: T } | { problem: string };

const half = (text: string) => text.normalize('NFKC').trim();
/** An answer of one word may end like a sentence: 否。 */
const bare = (text: string) =>
  half(text)
    .replace(/[。.!]+$/, '')
    .trim();

const CATEGORY_HINTS: [RegExp, Category][] = [
  [/健康/, 2],
  [/业务|宣传|重要事项|行业/, 1],
  [/形象|文化|公益|文体/, 3],
  [/领导批准/, 4],
  [/工作需要/, 5],
];

export function readCategory(text: string): Read<Category | null> {
  const plain = half(text);
  if (plain === '') return { value: null };
  const digit = /^第?\s*([1-5一二三四五])(?!\d)/.exec(plain)?.[1];
  if (digit) return { value: (/\d/.test(digit) ? Number(digit) : '一二三四五'.indexOf(digit) + 1) as Category };
  const hinted = /\d/.test(plain) ? undefined : CATEGORY_HINTS.find(([pattern]) => pattern.test(plain));
  return hinted ? { value: hinted[1] } : { problem: `类别“${text}”没看懂，请填 1–5` };
}

const URGENCIES: Record<string, Urgency> = {
  常规: 'ROUTINE',
  重要紧急: 'IMPORTANT_URGENT',
  重要且紧急: 'IMPORTANT_URGENT',
  特急: 'EMERGENCY',
};

/** `重要紧急（理由：…）`: the class, and the reason when one is given. */
export function readUrgency(text: string): Read<{ urgency: Urgency; reason: string | null }> {
  const plain = bare(text);
  const match = /^([^(（,，;；]*?)\s*(?:[(（,，;；]\s*(?:理由\s*[:：])?\s*(.*?)\s*[)）]?)?$/s.exec(text.trim());
  const urgency = URGENCIES[bare(match?.[1] ?? plain)];
  if (!urgency) return { problem: `级别“${text}”没看懂，请填 常规、重要紧急 或 特急` };
  return { value: { urgency, reason: match?.[2] || null } };
}

/** Accounts by channel word, name or id, in registry order. A word that fits several is asked back (`contract.md` §8 Input). */
export function readChannels(text: string, accounts: Account[]): Read<string[] | null> {
  const plain = bare(text);
  if (plain === '') return { value: null };
  if (/^(?:全部|所有|都发|双平台)(?:渠道|账号)?$/.test(plain)) return { value: accounts.map(({ id }) => id) };
  const chosen = new Set<string>();
  for (const word of channelWordsOf(text.replace(/[。.！!]+\s*$/, ''), accounts)) {
    const fitting = accountsNamed(word, accounts);
    if (fitting.length === 0) return { problem: `渠道“${word}”不在账号登记里，可填：${namesOf(accounts)}` };
    if (fitting.length > 1) return { problem: `“${word}”有 ${fitting.length} 个账号，请写账号名：${namesOf(fitting)}` };
    chosen.add(fitting[0]!.id);
  }
  return { value: accounts.filter(({ id }) => chosen.has(id)).map(({ id }) => id) };
}

/** A name may hold blanks, so a piece is only cut at them when it is no name as it stands. */
function channelWordsOf(text: string, accounts: Account[]): string[] {
  const pieces = text.split(/[、,，;；/／+＋和及与]+/).map((piece) => piece.trim());
  return pieces
    .flatMap((piece) => (accountsNamed(piece, accounts).length > 0 ? [piece] : piece.split(/\s+/)))
    .filter(Boolean);
}

const plainName = (name: string) => half(name).toLowerCase();
const withoutAt = (name: string) => plainName(name).replace(/^@/, '');

/** The accounts a word may mean: a channel word, a name with or without @, or an id. */
export function accountsNamed(word: string, accounts: Account[]): Account[] {
  const plain = plainName(word);
  const exact = accounts.filter(({ id, name }) => id.toLowerCase() === plain || plainName(name) === plain);
  if (exact.length > 0) return exact;
  const alike = accounts.filter(({ name }) => withoutAt(name) === withoutAt(word));
  if (alike.length > 0) return alike;
  const channel = /^(?:官方)?微博$/.test(plain) || plain === 'weibo' ? 'WEIBO' : null;
  const wechat = /^(?:官方)?(?:微信|公众号|微信公众号)$/.test(plain) || plain === 'wechat' ? 'WECHAT' : null;
  return accounts.filter((account) => account.channel === (channel ?? wechat));
}

function namesOf(accounts: Account[]): string {
  return accounts.map(({ channel, name }) => `${CHANNEL_WORDS[channel]} ${name}`).join('、');
}

/** A day and a time of it: 2026-03-24 08:00, 3月24日上午8点半, 明天8点, 下周一 9:00; what is past is the next year's. @param now epoch ms */
export function readPlannedAt(text: string, now: number): Read<number | null> {
  const plain = half(text);
  if (plain === '') return { value: null };
  const at = parseShanghaiTime(plain, now);
  if (at !== null) return { value: at };
  // a post that is to go out 现在 has no time to plan with
  const moment = /^(?:现在|即时|立即)/.test(plain) ? null : readMoment(plain.replace(/[。.]$/, ''), now, now);
  if (moment?.hasTime && moment.rest === '') return { value: moment.at };
  const isDayAlone = moment && !moment.hasTime && moment.rest === '';
  return { problem: `拟发“${text}”${isDayAlone ? '还差几点' : '没看懂'}，请写成 2026-03-24 08:00` };
}

const URL_IN_TEXT = /https?:\/\/[^\s，。；、）)】》”"'<>]+/i;

/** Answers to another question, or to none: nothing that could be looked up. */
const NO_NAME = /^(?:无|没有|暂无|否|不|是|有|不知道|不清楚)[。.]?$/;

/** `原创 名称` or `转载 名称 网址`; without the first word a link makes it a reprint. */
export function readSource(text: string): Read<SourceCitation | null> {
  const whole = text.trim();
  if (whole === '') return { value: null };
  const url = URL_IN_TEXT.exec(whole)?.[0] ?? null;
  const type = /^(原创|转载|转发)/.exec(whole)?.[1];
  const name = (url ? whole.replace(url, ' ') : whole)
    .replace(/^(?:原创|转载|转发)\s*[·・:：,，、\-—]?\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (NO_NAME.test(name)) return { problem: `来源“${whole}”还缺名称，请写“原创 部门名”或“转载 名称 网址”` };
  return { value: { type: type === '原创' || (!type && !url) ? 'ORIGINAL' : 'REPRINT', name, url } };
}

/** `网址，作者，时间`, the address at least; the others in any order, or in lines of their own. @param now epoch ms */
export function readOriginalLine(text: string, now: number): Read<Partial<Original>> {
  const whole = text.trim();
  if (whole === '') return { value: {} };
  const url = URL_IN_TEXT.exec(whole)?.[0];
  if (!url) return { problem: `原文“${whole.slice(0, 30)}”里没有网址，请写完整的 https://…` };
  const others = whole
    .replace(url, '，')
    .split(/[，,；;、]/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const times = others.map((piece) => pastTime(piece, now));
  const postedAt = times.find((at) => at !== null) ?? null;
  const author = others.filter((_, index) => times[index] === null).join(' ');
  return { value: { url, ...(author && { author }), ...(postedAt !== null && { postedAt }) } };
}

export function readOriginalTime(text: string, now: number): Read<Partial<Original>> {
  if (half(text) === '') return { value: { postedAt: null } };
  const postedAt = pastTime(text, now);
  return postedAt === null
    ? { problem: `原文时间“${text}”没看懂，或者还没有到，请写成 2026-03-20 18:00` }
    : { value: { postedAt } };
}

/** The last such time; null when it is none, or to come. */
function pastTime(text: string, now: number): number | null {
  const at = parseShanghaiTime(half(text), now);
  const before = at !== null && at > now ? parseShanghaiTime(half(text), now - 365 * DAY) : at;
  return before !== null && before <= now ? before : null;
}

export function readVideo(text: string): Read<string | null> {
  const whole = text.trim();
  if (whole === '' || /^(?:无|没有|暂无)$/.test(bare(whole))) return { value: null };
  const url = URL_IN_TEXT.exec(whole)?.[0];
  return url ? { value: url } : { problem: `视频“${whole}”不是网址，请写完整的 https://…` };
}

export function readYesNo(key: string, text: string): Read<boolean | null> {
  const plain = bare(text);
  if (plain === '') return { value: null };
  if (/^(?:否|不|无|没有|不是|未|no|n)$/i.test(plain) || plain === `不${key}` || plain === `非${key}`)
    return { value: false };
  if (/^(?:是|有|对|yes|y)$/i.test(plain) || plain === key) return { value: true };
  return { problem: `${key}“${text}”没看懂，请填 是 或 否` };
}

export function readAi(text: string): Read<AiDeclaration | null> {
  const plain = bare(text);
  if (plain === '') return { value: null };
  if (/^(?:否|不|无|没有|不是|未使用|no|n)$/i.test(plain)) return { value: 'NONE' };
  const picture = /图/.test(plain);
  const words = /文|字/.test(plain);
  if (picture && words) return { value: 'TEXT_AND_IMAGE' };
  if (picture) return { value: 'IMAGE' };
  if (words) return { value: 'TEXT' };
  if (/视频/.test(plain)) return { value: 'VIDEO' };
  return { problem: `AI生成“${text}”没看懂，请填 否、文字、图片、文字和图片 或 视频` };
}

/** How many pictures there will be, and the note of each; `again`: those sent so far are to be replaced. */
export interface Pictures {
  count: number | null;
  notes: string[];
  again: boolean;
}

const MOST_PICTURES = 18;

/** `2张（晨跑，自拍…；海报，自绘…）`, `0张`, `无`; `重发` empties what was sent. */
export function readPictures(text: string): Read<Pictures> {
  const whole = text.trim();
  const plain = bare(whole);
  if (plain === '') return { value: { count: null, notes: [], again: false } };
  if (/^(?:重发|重传|清空|换图)$/.test(plain)) return { value: { count: null, notes: [], again: true } };
  if (/^(?:无|没有|不配图)$/.test(plain)) return { value: { count: 0, notes: [], again: false } };
  const match =
    /^(?:共|配图)?\s*(\d{1,3}|[零一二两三四五六七八九十])\s*(?:张|幅|个)?\s*(?:图片?)?\s*(?:[(]\s*(.*?)\s*[)]?)?$/s.exec(
      plain,
    );
  const count = match ? numberOf(match[1]!) : null;
  if (count === null || count > MOST_PICTURES) {
    return { problem: `图片“${whole}”没看懂，请写成 图片：1张（说明，来源，授权，人物），最多 ${MOST_PICTURES} 张` };
  }
  return { value: { count, notes: notesOf(whole), again: false } };
}

function numberOf(text: string): number {
  if (text === '两') return 2;
  const chinese = '零一二三四五六七八九十'.indexOf(text);
  return chinese >= 0 ? chinese : Number(text);
}

function notesOf(text: string): string[] {
  return readNotes(/[（(](.*?)[）)]?$/s.exec(text)?.[1] ?? '');
}

/** `晨跑，自拍；海报，自绘`: one note for each picture. */
export function readNotes(text: string): string[] {
  return text
    .split(/[；;]/)
    .map((note) => note.trim())
    .filter(Boolean);
}
