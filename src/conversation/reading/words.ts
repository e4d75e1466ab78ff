/** First words: the first word of a message decides what it is (`contract.md` §4). */

export const WORDS = [
  '投稿',
  '提交',
  '放弃',
  '继续',
  '进度',
  '待办',
  '我的稿件',
  '撤回',
  '同意撤回',
  '不同意撤回',
  '帮助',
  '改',
  '小改',
  '反对',
  '认定',
  '改级',
  '改期',
  '暂停全部',
  '暂停',
  '恢复',
  '继续有效',
  '继续审批',
  '退回重审',
  '读网复核',
  '立即发',
  '确认并发',
  '作废',
  '已发',
  '重发',
  '不发',
  '重送',
  '转审',
  '催办',
  '为什么',
  '更正投稿',
  '回复投稿',
  '评论',
  '回复',
  '已回复',
  '口径',
  '词表',
  '隐藏评论',
  '删除评论',
  '改性质',
  '资料变更',
  '已改',
  '转发投稿',
  '下架',
  '已下架',
  '平台下架',
  '复制',
  '结案',
  '委托',
  '取消委托',
  '本周无',
  '计划',
  '信息员',
  '继任',
] as const;
export type Word = (typeof WORDS)[number];

/** Words of the procedure that this version cannot do yet: each is answered honestly, none is in 帮助. */
export const ABSENT_WORDS: readonly string[] = [];
export type AbsentWord = string;

/** Other ways people say the same. */
const ALIASES: Record<string, Word> = {
  提交审批: '提交',
  送审: '提交',
  写稿: '投稿',
  查进度: '进度',
  我的投稿: '我的稿件',
  help: '帮助',
  '?': '帮助',
  菜单: '帮助',
  收回委托: '取消委托',
  零报送: '本周无',
  发布计划: '计划',
  全部暂停: '暂停全部',
  口径库: '口径',
  登记评论: '评论',
};

/** A word and what follows it, as people run them together: the end of a pause must not be taken for an opinion. */
const WITH_REST: Record<string, { word: Word; rest: string }> = {
  恢复全部: { word: '恢复', rest: '全部' },
  全部恢复: { word: '恢复', rest: '全部' },
  解除暂停: { word: '恢复', rest: '全部' },
  取消暂停: { word: '恢复', rest: '全部' },
};

/** These are followed by a number, which people write without a blank. */
const BEFORE_NUMBERS = new Set<string>([
  '进度',
  '撤回',
  '同意撤回',
  '不同意撤回',
  '认定',
  '改级',
  '改期',
  '继续有效',
  '继续审批',
  '退回重审',
  '读网复核',
  '立即发',
  '确认并发',
  '作废',
  '已发',
  '重发',
  '不发',
  '提交',
  '继续',
  '改',
  '小改',
  '反对',
  '转审',
  '催办',
  '恢复',
  '下架',
  '已下架',
  '平台下架',
  '复制',
  '结案',
  '计划',
  '改性质',
  '已改',
  '为什么',
]);

/** Also how sentences begin: they are meant as a first word only alone or with a number. */
const ALSO_IN_SENTENCES = new Set<string>(['为什么']);

export type FirstWord = { word: Word; rest: string } | { absent: AbsentWord };

// longer words first: 转发投稿 before 投稿, 提交审批 before 提交
const ALL: string[] = [...WORDS, ...ABSENT_WORDS, ...Object.keys(ALIASES), ...Object.keys(WITH_REST)].sort(
  (a, b) => b.length - a.length,
);

const BOUNDARY = /^[\s:,.;!?、。~·]/;

/**
 * The first word of a message and what follows it, as it was written; null when it begins with none. A word counts only when it stands
 * alone: 投稿须知 is no 投稿.
 */
export function firstWord(text: string): FirstWord | null {
  const trimmed = unwrapped(text.replace(/^[\s\uFEFF\u200B-\u200D]+/, ''));
  for (const spelled of ALL) {
    const length = lengthOf(trimmed, spelled);
    if (length === null || !standsAlone(trimmed.slice(length), spelled)) continue;
    const rest = trimmed
      .slice(length)
      .replace(/^(?:[^\S\n]|[:：,，.。;；!！?？、])*/, '')
      .trim();
    const whole = WITH_REST[spelled];
    if (whole) return { ...whole, rest: whole.rest + rest };
    const word = ALIASES[spelled] ?? spelled;
    return (ABSENT_WORDS as readonly string[]).includes(word)
      ? { absent: word as AbsentWord }
      : { word: word as Word, rest };
  }
  return null;
}

/** Copied with the quotes it was shown in, or with a blank in its middle: “提交”, 【投稿】, 提 交. Only when it is all there is. */
function unwrapped(text: string): string {
  const bare = text.replace(/^[“”"'‘’「『【[（(#＃\s]+|[“”"'‘’」』】\]）)\s]+$/g, '').replace(/[^\S\n]+/g, '');
  return ALL.includes(bare) ? bare : text;
}

/** How many characters of the text spell the word, full-width letters and marks counting as plain; null when it begins otherwise. */
function lengthOf(text: string, word: string): number | null {
  const head = text.slice(0, word.length);
  return head.normalize('NFKC').toLowerCase() === word ? word.length : null;
}

function standsAlone(rest: string, word: string): boolean {
  if (rest === '') return true;
  const next = rest.normalize('NFKC');
  if (ALSO_IN_SENTENCES.has(word) && !/^[\s:?]*(?:$|\d|宣审|〔|\(|\[|【|#)/.test(next)) return false;
  if (BOUNDARY.test(next)) return true;
  return BEFORE_NUMBERS.has(word) && /^(?:\d|宣审|〔|\(|\[|【|#)/.test(next);
}
