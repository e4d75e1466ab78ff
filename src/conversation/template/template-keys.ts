/** The keys of the 投稿 template (`contract.md` §4; `domain.md` §3.2) and how a line is recognised by one. */

export const KEYS = [
  '标题',
  '类别',
  '级别',
  '渠道',
  '拟发',
  '定日',
  '来源',
  '视频',
  '涉密',
  'AI生成',
  '营销',
  '图片',
  '理由',
  '依据',
  '批准依据',
  '正文',
  '微博',
  '微信',
  '原文',
  '原文作者',
  '原文时间',
  '原文内容',
  '更正对象',
  '评论',
  '性质',
  '主题',
  '有效至',
  '项目',
  '原值',
  '新值',
] as const;
export type Key = (typeof KEYS)[number];

/** These may span lines; what follows them belongs to them until another key begins. */
export const LONG_KEYS = ['正文', '微博', '微信', '原文内容'] as const satisfies Key[];
export type LongKey = (typeof LONG_KEYS)[number];

const ALIASES: Record<string, Key> = {
  题目: '标题',
  拟发时间: '拟发',
  发布时间: '拟发',
  日期固定: '定日',
  信息来源: '来源',
  视频链接: '视频',
  是否涉密: '涉密',
  AI: 'AI生成',
  是否营销: '营销',
  配图: '图片',
  公众号: '微信',
  账号: '渠道',
  口径名: '标题',
  原文网址: '原文',
  原文链接: '原文',
  原文发布时间: '原文时间',
  原作者: '原文作者',
};

const BY_SPELLING = new Map<string, Key>(
  [...KEYS.map((key): [string, Key] => [key, key]), ...Object.entries(ALIASES)].map(([spelled, key]) => [
    spelled.toUpperCase(),
    key,
  ]),
);

const LINE = /^\s*([^:：]{1,8}?)\s*[:：](.*)$/s;

/** `标题：…` → its key and value; null for any other line. Full-width letters and blanks inside the key do not matter. */
export function keyLine(line: string): { key: Key; value: string } | null {
  const match = LINE.exec(line);
  const key = match && BY_SPELLING.get(match[1]!.normalize('NFKC').replace(/\s+/g, '').toUpperCase());
  return key ? { key, value: match[2]!.trim() } : null;
}

export function isLong(key: Key): key is LongKey {
  return (LONG_KEYS as readonly Key[]).includes(key);
}
