/**
 * Classification marks (C-01; 第九条; 保守国家秘密法 第二十二条): the class with its star, a line that states the class, the class alone above a
 * document, 内部资料 注意保密. Only marks count, never the bare words, so that a lesson about secrecy passes. Blanks, width, invisible
 * characters and traditional writing hide none.
 */

/** Written between the two characters of a word, it does not part them. */
const GAP = String.raw`[\s·・._*-]{0,3}`;
const word = (characters: string) => [...characters].join(GAP);

const CLASS = `(?:${['绝密', '机密', '秘密'].map(word).join('|')})`;
const STAR = '[★☆✭✩✪✡✮✯✰⭐🌟⋆]';
const PERIOD = String.raw`(?:[0-9一二三四五六七八九十]{1,3}\s*(?:年|个?月)|长\s*期)`;

/** 秘密★10年; the star of a headline (护肤小秘密★) is none without its period */
const STARRED = new RegExp(`(?:${word('绝密')}|${word('机密')}|(?<![小大的])${word('秘密')})\\s*${STAR}`, 'u');
/** the star written as it is typed: 秘密*10年, 小秘密★5年 too */
const PERIODED = new RegExp(`${CLASS}\\s*(?:${STAR}|\\*)\\s*${PERIOD}`, 'u');

const STATING = `${word('密级')}[\\s::】\\]]{1,4}`;
const OPENING = String.raw`[【\[((《]?\s*`;
/** a line that begins with the class it states, whatever follows */
const STATED = new RegExp(`^${OPENING}${STATING}(?:${CLASS}|${word('内部')})`, 'u');
/** the same inside a line, behind a blank or a mark of punctuation but not quoted: the class ends there */
const STATED_WITHIN = new RegExp(
  `(?<=[\\s::;;。,,!!??、→>=(([【])${STATING}${CLASS}(?:级)?(?![\\p{L}\\p{N}]|\\s*[和与或及、])`,
  'u',
);
/** a first line that states any class but a public one */
const STATED_FIRST = new RegExp(
  `^${OPENING}${word('密级')}\\s*[::]\\s*(?!${word('非密')}|无|公开|不涉密|否|普通)\\S`,
  'u',
);
/** the class alone on a line of a document */
const ALONE = new RegExp(`^${OPENING}${CLASS}(?:级|件)?\\s*[】\\]))》]?$`, 'u');
const ALONE_HIGH = new RegExp(`^${OPENING}(?:${word('绝密')}|${word('机密')})(?:级|件)?\\s*[】\\]))》]?$`, 'u');
const BRACKETED = /^[【[(]/;
const INTERNAL = new RegExp(
  `(?<![“"「『‘'《])${word('内部')}\\s*(?:${word('资料')}|${word('文件')}|${word('材料')})[\\s,,、·::;;!!—★☆-]{0,4}(?:请)?\\s*${word('注意保密')}`,
  'u',
);

/** what a template line, or a command with its number, puts before its text */
const HEAD =
  /^\s*(?:(?:小?改|退回|转审|撤回|作废|认定|改级|结案|下架|更正投稿|转发投稿|投稿)\s*(?:[〔〕号\d-]{1,20})?\s+|(?:标题|正文|微博|微信|来源|依据|批准依据|图片|理由|原文|更正对象|视频)\s*[::]\s*)/;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/** Traditional characters of the words above. */
const SIMPLE: Record<string, string> = {
  絕: '绝',
  機: '机',
  祕: '秘',
  級: '级',
  內: '内',
  資: '资',
  請: '请',
  註: '注',
};
const TRADITIONAL = new RegExp(`[${Object.keys(SIMPLE).join('')}]`, 'gu');

/** Does the text carry a classification mark? */
export function hasClassificationMark(text: string): boolean {
  const plain = plainOf(text);
  const written = plain.split(/\r\n|[\n\r\u0085\u2028\u2029\v\f]/);
  if (INTERNAL.test(plain) || written.some((line) => STARRED.test(line) || PERIODED.test(line))) return true;
  const lines = written.map((line) => line.replace(HEAD, '').trim()).filter(Boolean);
  const [first = ''] = lines;
  if (ALONE.test(first) || (STATED_FIRST.test(first) && !isLesson(first))) return true;
  return (
    lines.some((line) => (STATED.test(line) || STATED_WITHIN.test(line)) && !isLesson(line)) ||
    (lines.some((line) => ALONE_HIGH.test(line) || (ALONE.test(line) && BRACKETED.test(line))) && !isLesson(plain))
  );
}

function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(TRADITIONAL, (character) => SIMPLE[character]!);
}

const CLASSES = [word('绝密'), word('机密'), word('秘密')].map((one) => new RegExp(one, 'u'));

/** 密级：绝密、机密、秘密三级 names the classes instead of giving one. */
function isLesson(text: string): boolean {
  return CLASSES.filter((one) => one.test(text)).length > 1;
}
