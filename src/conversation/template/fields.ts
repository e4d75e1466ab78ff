/** The fields that are asked for one at a time, and how each is asked. */
import type { Account } from '../../domain/account';
import {
  AI_DECLARATIONS,
  CATEGORIES,
  URGENCIES,
  PROFILE_FIELDS,
  REPLY_NATURES,
  type AiDeclaration,
  type Category,
  type ProfileField,
  type ReplyNature,
  type SubmissionKind,
  type Urgency,
} from '../../domain/codes';
import type { MissingField } from '../../domain/commands';
import { PROFILE_WORDS } from '../../domain/post/profile';
import type { DraftPatch } from '../../domain/content';
import { AI_WORDS, CATEGORY_WORDS, CHANNEL_WORDS, URGENCY_WORDS } from '../wording/labels';
import { NATURE_WORDS } from '../wording/kind-words';
import type { Key } from './template-keys';

export type Field = MissingField;

interface Asking {
  key: Key;
  question: string;
  /** the question as a card's heading, where its choices say the rest */
  heading?: string;
}

export const FIELDS: Record<Field, Asking> = {
  title: { key: '标题', question: '请发标题，一行。' },
  category: {
    key: '类别',
    question: '属于哪一类？1 业务宣传/重要事项/行业动态，2 健康主题，3 形象文化公益文体，4 领导批准，5 工作需要。',
    heading: '属于哪一类？',
  },
  urgency: { key: '级别', question: '什么级别？常规、重要紧急，或特急。', heading: '什么级别？' },
  channels: { key: '渠道', question: '发到哪些渠道？', heading: '发到哪些渠道？' },
  plannedAt: { key: '拟发', question: '打算什么时候发？例如 2026-03-24 08:00。' },
  originalUrl: { key: '原文', question: '要转发哪一条微博？请发它的网址。' },
  originalAuthor: { key: '原文作者', question: '原文是谁发的？例如“@云雀反诈”。' },
  originalTime: { key: '原文时间', question: '原文什么时候发的？例如 2026-03-20 18:00。' },
  originalText: { key: '原文内容', question: '请把原文一字不差地贴过来，作为快照存档。' },
  source: { key: '来源', question: '信息来源是？例如“原创 部门名”，或“转载 名称 网址”。' },
  video: { key: '视频', question: '第2类信息要链接健康第一线视频网的相关视频，请发视频网址。' },
  basis: { key: '批准依据', question: '第4类信息须有公司领导批准，请发文号或批示。' },
  secret: { key: '涉密', question: '内容涉密吗？是或否。', heading: '内容涉密吗？' },
  ai: {
    key: 'AI生成',
    question: '有 AI 生成的内容吗？否、文字、图片、文字和图片，或视频。',
    heading: '有 AI 生成的内容吗？',
  },
  marketing: { key: '营销', question: '是否推销商品或服务？是或否。', heading: '是否推销商品或服务？' },
  body: { key: '正文', question: '请发正文；可以分几条发，会依次接成段落。' },
  nature: {
    key: '性质',
    question: '这条评论是什么性质？普通、投诉、媒体、医疗咨询、疫情，或口径。',
    heading: '什么性质？',
  },
  comment: { key: '评论', question: '回复哪条评论？请发链接和评论内容，例如“https://… 门诊几点开”。' },
  profileField: {
    key: '项目',
    question: `要改账号的哪一项？${Object.values(PROFILE_WORDS).join('、')}。`,
    heading: '要改哪一项？',
  },
  newValue: { key: '新值', question: '改成什么？请把新的内容完整发来。' },
  avatar: { key: '图片', question: '请把新头像的图片直接发来；发完回复“图片：1张”。' },
  reason: { key: '理由', question: '请写理由：为什么紧急、为什么赶不上截止时间，或为什么要改。' },
};

/** How a field is asked of this kind: what changes an account's data is sent to no channel. */
export function askingOf(field: Field, kind: SubmissionKind): Asking {
  if (field !== 'channels' || kind !== 'PROFILE_CHANGE') return FIELDS[field];
  return { key: FIELDS.channels.key, question: '改哪个账号的资料？', heading: '改哪个账号的资料？' };
}

export interface FieldChoice {
  id: string;
  text: string;
}

/** The answers of a selection field, for a card; null for a field that is written. */
export function choicesOf(field: Field, accounts: Account[]): FieldChoice[] | null {
  switch (field) {
    case 'category':
      return CATEGORIES.map((category) => ({ id: String(category), text: CATEGORY_WORDS[category] }));
    case 'urgency':
      return URGENCIES.map((urgency) => ({ id: urgency, text: URGENCY_WORDS[urgency] }));
    case 'channels':
      // a tick list holds twenty
      return accounts.length > 20
        ? null
        : accounts.map(({ id, channel, name }) => ({ id, text: `${CHANNEL_WORDS[channel]} ${name}` }));
    case 'nature':
      return REPLY_NATURES.map((nature) => ({ id: nature, text: NATURE_WORDS[nature] }));
    case 'profileField':
      return PROFILE_FIELDS.map((one) => ({ id: one, text: PROFILE_WORDS[one] }));
    case 'ai':
      return AI_DECLARATIONS.map((ai) => ({ id: ai, text: AI_WORDS[ai] }));
    case 'secret':
    case 'marketing':
      return [
        { id: 'no', text: '否' },
        { id: 'yes', text: '是' },
      ];
    default:
      return null;
  }
}

/** A tap on a field's card as a change; null when nothing usable was chosen. */
export function patchOfChoice(field: Field, chosen: string[], accounts: Account[]): DraftPatch | null {
  const known = choicesOf(field, accounts)?.map(({ id }) => id) ?? [];
  const picked = known.filter((id) => chosen.includes(id));
  const [first] = picked;
  if (first === undefined) return null;
  switch (field) {
    case 'category':
      return { content: { category: Number(first) as Category } };
    case 'urgency':
      return { request: { urgency: first as Urgency } };
    case 'channels':
      return { content: { accountIds: picked } };
    case 'nature':
      return { content: { nature: first as ReplyNature } };
    case 'profileField':
      return { content: { profileField: first as ProfileField } };
    case 'ai':
      return { content: { ai: first as AiDeclaration } };
    case 'secret':
    case 'marketing':
      return { content: { [field]: first === 'yes' } };
    default:
      return null;
  }
}
