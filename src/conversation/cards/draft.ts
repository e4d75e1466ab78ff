/** The cards of somebody who writes: the finished draft, and one selection of the step-by-step form. */
import type { Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import type { Context } from '../../domain/context';
import { previewLeadTime } from '../../domain/decide/drafting';
import { missingOf } from '../../domain/missing';
import { titleOf, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { isPost } from '../../domain/codes';
import { picturesWords } from '../wording/draft-words';
import { kindRows } from '../wording/kind-words';
import { askingOf, choicesOf, type Field } from '../template/fields';
import { CATEGORY_WORDS, channelWords, leadWords, short, URGENCY_WORDS } from '../wording/labels';

export const DRAFT_KEYS = { submit: 'submit', discard: 'discard' } as const;
/** The submit button of a tick list. */
export const TICKED = 'ok';

/** Their answers are too many, or too long, for buttons. */
const TICKED_FIELDS: Field[] = ['category', 'channels', 'nature', 'profileField'];

function isWritable({ status }: Submission): boolean {
  return status === 'DRAFT' || status === 'RETURNED';
}

function contextAt(world: World, now: number): Context {
  return { now, ...world, freshCode: '0'.repeat(10) };
}

/** Null while something is missing, and when it is no draft any more. */
export function draftCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  if (!isWritable(submission)) return null;
  const lead = previewLeadTime(submission, contextAt(world, now));
  return missingOf(submission, lead).length > 0 ? null : describeDraft(row, submission, world, now);
}

function subtitleOf({ no, status }: Submission): string {
  return status === 'RETURNED' ? `${no}，修改后再次提交` : `${no}`;
}

export function describeDraft(row: CardRow, submission: Submission, world: World, now: number): Card {
  const { content, request } = submission;
  const lead = previewLeadTime(submission, contextAt(world, now));
  const channels = channelWords(content.accountIds ?? [], world.accounts);
  const planned = request.plannedAt === null ? '未定' : readableTime(request.plannedAt, now);
  const text = content.body ?? content.weiboText ?? '';
  return {
    taskId: row.taskId,
    tag: '签发 · 草稿',
    title: `【草稿】《${short(titleOf(submission), 28)}》`,
    ...(submission.no ? { subtitle: subtitleOf(submission) } : {}),
    ...(text ? { excerpt: { title: '正文', text: short(text, 160) } } : {}),
    rows: isPost(submission)
      ? [
          { label: '类别', value: content.category ? CATEGORY_WORDS[content.category] : '未定' },
          { label: '级别', value: `${URGENCY_WORDS[request.urgency]} · ${channels}` },
          { label: '拟发', value: planned },
          ...(lead ? [{ label: '时限', value: leadWords(lead, now) }] : []),
          { label: '来源', value: short(content.source?.name || '未写', 28) },
          { label: '图片', value: picturesWords(submission) },
        ]
      : kindRows(submission, world.accounts),
    buttons: [
      { text: '提交审批', tone: 'primary', key: DRAFT_KEYS.submit },
      ...(submission.status === 'DRAFT' ? [{ text: '放弃', tone: 'plain' as const, key: DRAFT_KEYS.discard }] : []),
    ],
  };
}

/** Null when the field has its answer already. */
export function fieldCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  if (!isWritable(submission)) return null;
  const { field } = JSON.parse(row.payload) as { field: Field };
  const missing = missingOf(submission, previewLeadTime(submission, contextAt(world, now)));
  return missing.includes(field) ? describeField(row, submission, world) : null;
}

export function describeField(row: CardRow, submission: Submission, world: World): Card {
  const { field } = JSON.parse(row.payload) as { field: Field };
  const options = choicesOf(field, world.accounts) ?? [];
  const { key, heading, question } = askingOf(field, submission.kind);
  const head = {
    taskId: row.taskId,
    tag: '签发 · 投稿',
    title: `${key}：${heading ?? question}`,
    subtitle: `《${short(titleOf(submission), 30)}》`,
  };
  // long answers and several of them are ticked; two to five short ones are buttons
  if (TICKED_FIELDS.includes(field)) {
    const ticks = { key: field, multiple: field === 'channels', options };
    return { ...head, ticks, buttons: [{ text: '确定', tone: 'primary', key: TICKED }] };
  }
  return { ...head, buttons: options.map(({ id, text }) => ({ text, tone: 'plain' as const, key: id })) };
}

/** What a closed field card says. */
export function fieldAnswer(row: CardRow, { content, request }: Submission, { accounts }: World): string {
  const { field } = JSON.parse(row.payload) as { field: Field };
  const ids = chosenIds(field, content, request);
  const texts = (choicesOf(field, accounts) ?? []).filter(({ id }) => ids.includes(id)).map(({ text }) => text);
  return texts.length > 0 ? `已选 ${short(texts.join('、'), 30)}` : '已结束';
}

function chosenIds(field: Field, content: Submission['content'], request: Submission['request']): string[] {
  switch (field) {
    case 'category':
      return [String(content.category)];
    case 'channels':
      return content.accountIds ?? [];
    case 'urgency':
      return [request.urgency];
    case 'nature':
      return content.nature ? [content.nature] : [];
    case 'profileField':
      return content.profileField ? [content.profileField] : [];
    case 'ai':
      return content.ai ? [content.ai] : [];
    case 'secret':
    case 'marketing':
      return content[field] === null ? [] : [content[field] ? 'yes' : 'no'];
    default:
      return [];
  }
}
