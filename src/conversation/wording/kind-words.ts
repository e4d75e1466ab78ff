/** Replies, wordings and changes of an account's data in words (A9; 第十四条). */
import type { Account } from '../../domain/account';
import type { ProfileField, ReplyNature } from '../../domain/codes';
import type { Content } from '../../domain/content';
import { PROFILE_WORDS } from '../../domain/post/profile';
import { natureOf } from '../../domain/post/reply';
import type { Submission } from '../../domain/submission';
import { channelWords, short } from './labels';

export const NATURE_WORDS: Record<ReplyNature, string> = {
  ORDINARY: '普通',
  COMPLAINT: '投诉',
  MEDIA: '媒体',
  MEDICAL: '医疗咨询',
  EPIDEMIC: '疫情',
  WORDING: '口径',
};

/** What a draft or a version of these kinds says, a line each; empty for a post. */
export function kindLines({
  kind,
  content,
  raised,
}: Pick<Submission, 'kind' | 'content' | 'raised'>): [string, string][] {
  if (kind === 'PROFILE_CHANGE') return profileLines(content);
  if (kind !== 'REPLY') return [];
  const nature = natureOf({ kind, content, raised });
  const lines: [string, string | null][] = [
    ['评论', content.comment ? `${content.comment.excerpt} ${content.comment.url}` : null],
    ['性质', nature && `${NATURE_WORDS[nature]}${raised ? '（由公司办公室改定）' : ''}`],
    ['主题', content.topic ?? null],
  ];
  return lines.filter((line): line is [string, string] => Boolean(line[1]));
}

function profileLines(content: Content): [string, string][] {
  const lines: [string, string | undefined][] = [
    ['项目', content.profileField && PROFILE_WORDS[content.profileField]],
    ['原值', content.oldValue],
    ['新值', content.newValue],
  ];
  return lines.filter((line): line is [string, string] => Boolean(line[1]));
}

/** How to begin again with what has ended: a post is copied, everything else is asked for anew. */
export function againWords({ kind, no, content }: Submission): string {
  if (kind === 'TAKEDOWN') return `另发“下架 ${content.takedown?.no ?? '编号'} 原因”`;
  if (kind === 'REPLY') return '另发“回复投稿”';
  return kind === 'PROFILE_CHANGE' ? '另发“资料变更”' : `回复“复制 ${no}”成为新草稿`;
}

/** The same as rows of a card, with where it goes. */
export function kindRows(
  submission: Pick<Submission, 'kind' | 'content' | 'raised'>,
  accounts: Account[],
): { label: string; value: string; url?: string }[] {
  const { content } = submission;
  const rows = kindLines(submission).map(([label, value]) => ({
    label,
    value: short(label === '评论' ? content.comment!.excerpt : value, 60),
    ...(label === '评论' ? { url: content.comment!.url } : {}),
  }));
  return [...rows, { label: '账号', value: channelWords(content.accountIds ?? [], accounts) || '未定' }];
}

export function readNature(text: string): ReplyNature | null {
  const plain = text.normalize('NFKC').trim();
  const found = (Object.keys(NATURE_WORDS) as ReplyNature[]).find((nature) => NATURE_WORDS[nature] === plain);
  if (found) return found;
  if (/^(?:一般|普通回复|一般回复)$/.test(plain)) return 'ORDINARY';
  if (/^(?:医疗|咨询|医疗建议|就医)$/.test(plain)) return 'MEDICAL';
  return null;
}

export function readProfileField(text: string): ProfileField | null {
  const plain = text.normalize('NFKC').trim();
  return (Object.keys(PROFILE_WORDS) as ProfileField[]).find((field) => PROFILE_WORDS[field] === plain) ?? null;
}
