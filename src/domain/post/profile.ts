/** A change of an account's data as it is signed (第十四条; R14.2; F-17). */
import type { Account } from '../account';
import type { ProfileField } from '../codes';
import { inSendingOrder, type Content } from '../content';
import type { Post } from './post';

export const PROFILE_WORDS: Record<ProfileField, string> = {
  NAME: '名称',
  AVATAR: '头像',
  BIO: '简介',
  VERIFICATION: '认证',
  MENU: '菜单',
  AUTO_REPLY: '自动回复',
  OTHER: '其他资料',
};

/** What is to be changed on one account: old and new, and the picture of a new 头像. */
export function profilePost(content: Content, account: Account): Omit<Post, 'digest'> {
  const name = content.profileField ? PROFILE_WORDS[content.profileField] : '';
  const pictures = inSendingOrder(content.pictures).map(({ sha256 }) => sha256);
  return {
    accountId: account.id,
    channel: account.channel,
    title: null,
    text: [
      `账号资料变更：${account.name} ${name}`,
      `原值：${content.oldValue?.trim() || '（未写）'}`,
      `新值：${newValueOf(content)}`,
    ].join('\n'),
    sourceUrl: null,
    pictures,
    cover: null,
    links: [],
    // none of the five: nothing is published
    category: 5,
  };
}

/** The new value in words; a picture is told by its fingerprint. */
export function newValueOf({ profileField, newValue, pictures }: Content): string {
  const [picture] = inSendingOrder(pictures);
  const told = profileField === 'AVATAR' && picture ? `图片 ${picture.sha256.slice(0, 12)}` : '';
  return [newValue?.trim() ?? '', told].filter(Boolean).join('，') || '（未写）';
}
