/** Lines that only replies (回复投稿) and changes of an account's data (资料变更) have. */
import type { SubmissionKind } from '../../domain/codes';
import type { DraftPatch } from '../../domain/content';
import { PROFILE_WORDS } from '../../domain/post/profile';
import { short } from '../wording/labels';
import { linkIn } from '../reading/links';
import { NATURE_WORDS, readNature, readProfileField } from '../wording/kind-words';
import type { Key } from './template-keys';
import type { Read } from './template-values';
import { validUntil } from '../replies/wordings';

type KindKey = Extract<Key, '评论' | '性质' | '主题' | '有效至' | '项目' | '原值' | '新值'>;

const REPLY_KEYS: KindKey[] = ['评论', '性质', '主题', '有效至'];

/** In what is written otherwise such a line means nothing. */
export function kindLine(
  key: KindKey,
  value: string,
  { kind, now }: { kind?: SubmissionKind; now: number },
): Read<{ patch: DraftPatch }> {
  const wanted = REPLY_KEYS.includes(key) ? 'REPLY' : 'PROFILE_CHANGE';
  if (kind !== wanted)
    return { problem: `“${key}”用于${wanted === 'REPLY' ? '回复投稿' : '资料变更'}，这一行没有采用` };
  const read = contentOf(key, value, now);
  return 'problem' in read ? read : { value: { patch: { content: read.value } } };
}

function contentOf(key: KindKey, value: string, now: number): Read<NonNullable<DraftPatch['content']>> {
  switch (key) {
    case '评论': {
      const link = linkIn(value);
      return link
        ? { value: { comment: { url: link.url, excerpt: short(link.rest, 200) } } }
        : { problem: '评论要带链接，请写成 评论：https://… 评论内容' };
    }
    case '性质': {
      const nature = readNature(value);
      return nature
        ? { value: { nature } }
        : { problem: `性质“${value}”没看懂，请填 ${Object.values(NATURE_WORDS).join('、')}` };
    }
    case '主题':
      return { value: { topic: value } };
    case '有效至': {
      const until = validUntil(value, now);
      return until === null
        ? { problem: `有效至“${value}”没看懂或已经过了，请写成 2026-12-31` }
        : { value: { validUntil: until } };
    }
    case '项目': {
      const profileField = readProfileField(value);
      return profileField
        ? { value: { profileField } }
        : { problem: `项目“${value}”没看懂，请填 ${Object.values(PROFILE_WORDS).join('、')}` };
    }
    case '原值':
      return { value: { oldValue: value } };
    case '新值':
      return { value: { newValue: value } };
  }
}
