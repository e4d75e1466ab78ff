/** What a version changed against the one before it, by the names of the lines. */
import type { Content } from '../../domain/content';
import type { Submission } from '../../domain/submission';
import type { Version } from '../../domain/post/version';
import type { Key } from '../template/template-keys';

const NAMES: [keyof Content, Key][] = [
  ['title', '标题'],
  ['body', '正文'],
  ['weiboText', '微博'],
  ['wechatText', '微信'],
  ['category', '类别'],
  ['accountIds', '渠道'],
  ['source', '来源'],
  ['original', '原文'],
  ['reference', '依据'],
  ['basis', '批准依据'],
  ['videoUrl', '视频'],
  ['secret', '涉密'],
  ['ai', 'AI生成'],
  ['marketing', '营销'],
  ['pictures', '图片'],
  ['comment', '评论'],
  ['nature', '性质'],
  ['topic', '主题'],
  ['validUntil', '有效至'],
  ['profileField', '项目'],
  ['oldValue', '原值'],
  ['newValue', '新值'],
];

/** What people call a line. */
export const FIELD_NAMES: ReadonlyMap<keyof Content, Key> = new Map(NAMES);

/** Empty for the first version. */
export function changedFields(submission: Submission, version: Version): string[] {
  const before = submission.versions.find(({ no }) => no === version.no - 1);
  if (!before) return [];
  const changed = NAMES.filter(
    ([field]) => JSON.stringify(before.content[field]) !== JSON.stringify(version.content[field]),
  );
  return changed.length > 0 ? changed.map(([, name]) => name) : ['内容未变'];
}
