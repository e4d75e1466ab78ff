/** What the publisher copies where a post is published by hand: text exactly as it was signed, in messages of its own (R12.7). */
import type { World } from '../../application/world';
import { isPost } from '../../domain/codes';
import type { Post } from '../../domain/post/version';
import { currentPublications, currentVersion, type Submission } from '../../domain/submission';
import { handWords } from '../wording/hand-words';
import { accountWordsById, named, short } from '../wording/labels';
import { originalToCheck } from '../wording/original-words';
import { LONGEST, splitText } from '../split';
import { pageOf } from '../turn';

/**
 * An instruction, then each piece to copy as its own text, none above 2048 bytes; the pieces of a text joined are the text.
 * @param now epoch ms
 */
export function copyPackTexts(submission: Submission, accountId: string, world: World, now: number): string[] {
  const post = currentVersion(submission)?.posts.find((one) => one.accountId === accountId);
  if (!post || !submission.no) return [];
  const account = world.accounts.find(({ id }) => id === accountId);
  if (submission.content.takedown) return takedownTexts(submission, accountId, world);
  const why = currentPublications(submission).find((one) => one.accountId === accountId)?.note;
  if (!isPost(submission)) return handTexts(submission, post, world);
  const text = splitText(post.text, LONGEST);
  const name = post.original ? '转发语' : '正文';
  const parts = [
    post.title === null ? null : '标题',
    text.length > 1 ? `${name}（分 ${text.length} 条，依次接上）` : name,
    post.sourceUrl === null ? null : '“阅读原文”链接',
  ].filter(Boolean);
  const instruction = [
    `【人工发布】${named(submission)} → ${accountWordsById(accountId, world.accounts)} ${account?.name ?? ''}`.trim(),
    ...(why ? [`原因：${why}`] : []),
    ...(post.original ? [originalToCheck(post.original, now)] : []),
    `下面依次是：${parts.join('、')}。请原样复制，一个字也不要改。`,
    post.pictures.length > 0
      ? `图片 ${post.pictures.length} 张，按顺序，在这里保存：${pageOf(world.publicUrl, submission.no)}`
      : '没有图片。',
    `发布后回复：已发 ${submission.no} 链接`,
  ].join('\n');
  const pieces = [
    ...(post.title === null ? [] : [post.title]),
    ...text,
    ...(post.sourceUrl === null ? [] : [post.sourceUrl]),
  ];
  return [...splitText(instruction, LONGEST), ...pieces.filter((piece) => piece !== '')];
}

/** A reply to paste, or what of an account is to be changed to what. */
function handTexts(submission: Submission, post: Post, world: World): string[] {
  const { comment, profileField } = submission.content;
  const account = accountWordsById(post.accountId, world.accounts);
  const { verb = '', tell = '' } = handWords(submission) ?? {};
  const instruction = [
    `【${verb}】${named(submission)} → ${account}`,
    ...(comment ? [`评论：${short(comment.excerpt, 120)}`, comment.url] : []),
    ...(profileField ? [post.text] : ['下一条是要回复的文字，请原样复制，一个字也不要改。']),
    ...(post.pictures.length > 0
      ? [`图片 ${post.pictures.length} 张，在这里保存：${pageOf(world.publicUrl, submission.no!)}`]
      : []),
    `办好后回复：${tell}`,
  ].join('\n');
  const copied = profileField ? submission.content.newValue : post.text;
  return [...splitText(instruction, LONGEST), ...(copied ? splitText(copied, LONGEST) : [])];
}

/** What is removed by hand: first a picture of the page, for the interface could not take one. */
function takedownTexts(submission: Submission, accountId: string, world: World): string[] {
  const takedown = submission.content.takedown!;
  const target = takedown.targets.find((one) => one.accountId === accountId);
  const why = currentPublications(submission).find((one) => one.accountId === accountId)?.note;
  const text = [
    `【人工下架】${named(submission)} → ${accountWordsById(accountId, world.accounts)}`,
    ...(why ? [`原因：${why}`] : []),
    `要下架的：${takedown.no}《${takedown.title}》 ${target?.url ?? `平台编号 ${target?.platformId ?? ''}`}`,
    '请先截屏（正文、阅读数、评论），再在账号后台删除。',
    `删除后回复：已下架 ${submission.no}`,
  ].join('\n');
  return splitText(text, LONGEST);
}
