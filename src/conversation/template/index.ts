/** The lines of 投稿 as a change to a draft: what was understood, and by name what was not (`contract.md` §4; `domain.md` §3.2). */
import type { Account } from '../../domain/account';
import type { SubmissionKind } from '../../domain/codes';
import type { DraftPatch } from '../../domain/content';
import { kindLine } from './template-kinds';
import { cutSections } from './template-lines';
import { keyLine, type Key } from './template-keys';
import {
  readAi,
  readCategory,
  readChannels,
  readOriginalLine,
  readOriginalTime,
  readPictures,
  readPlannedAt,
  readSource,
  readUrgency,
  readVideo,
  readYesNo,
  type Read,
} from './template-values';

export interface Template {
  patch: DraftPatch;
  /** the keys that were there and understood */
  given: Key[];
  /** Chinese, one per line that was not understood, each saying what is expected */
  problems: string[];
  /** the pictures sent so far are to be replaced */
  picturesAgain: boolean;
}

/** What reading needs to know. @param now epoch ms */
export interface Reading {
  accounts: Account[];
  now: number;
  /** what is being written; absent: a post */
  kind?: SubmissionKind;
}

type Fields = NonNullable<DraftPatch['content']>;

/** Does the message begin with a line of the template? */
export function isTemplate(text: string): boolean {
  const first = text.split(/\r?\n/).find((line) => line.trim());
  return first !== undefined && keyLine(first) !== null;
}

/** @param text the lines, without the first word */
export function readTemplate(text: string, reading: Reading): Template {
  const sections = cutSections(text, (key, value) => !('problem' in readLine(key, value, reading)));
  const template: Template = {
    patch: {},
    given: [],
    problems: sections.strays.map((line) => `“${line.slice(0, 30)}”这一行没看懂`),
    picturesAgain: false,
  };
  for (const [key, value] of sections.values) {
    const read = readLine(key, value, reading);
    if ('problem' in read) {
      template.problems.push(read.problem);
      continue;
    }
    template.given.push(key);
    template.picturesAgain ||= read.value.picturesAgain ?? false;
    template.patch = joined(template.patch, read.value.patch);
  }
  return template;
}

interface Line {
  patch: DraftPatch;
  picturesAgain?: boolean;
}

/** One line of the template as a change, or what is wrong with its value. Also how a single answer in a step-by-step form is read. */
export function readLine(key: Key, value: string, reading: Reading): Read<Line> {
  switch (key) {
    case '标题':
      return field('title', { value: value || null });
    case '类别':
      return field('category', readCategory(value));
    case '级别':
      return urgencyLine(value);
    case '渠道':
      return field('accountIds', readChannels(value, reading.accounts));
    case '拟发': {
      const read = readPlannedAt(value, reading.now);
      return 'problem' in read ? read : { value: { patch: { request: { plannedAt: read.value } } } };
    }
    case '定日': {
      const read = readYesNo(key, value);
      return 'problem' in read ? read : { value: { patch: { request: { dateBound: read.value ?? false } } } };
    }
    case '来源':
      return field('source', readSource(value));
    case '视频':
      return field('videoUrl', readVideo(value));
    case '涉密':
      return field('secret', readYesNo(key, value));
    case 'AI生成':
      return field('ai', readAi(value));
    case '营销':
      return field('marketing', readYesNo(key, value));
    case '图片':
      return picturesLine(value);
    case '理由':
      return { value: { patch: { request: { reason: value || null } } } };
    case '依据':
      return field('reference', { value: value || null });
    case '批准依据':
      return field('basis', { value: value || null });
    case '正文':
      return field('body', { value: value || null });
    case '微博':
      return field('weiboText', { value: value || null });
    case '微信':
      return field('wechatText', { value: value || null });
    case '评论':
    case '性质':
    case '主题':
    case '有效至':
    case '项目':
    case '原值':
    case '新值':
      return kindLine(key, value, reading);
    case '原文':
      return field('original', readOriginalLine(value, reading.now));
    case '原文作者':
      return field('original', { value: { author: value || null } });
    case '原文时间':
      return field('original', readOriginalTime(value, reading.now));
    case '原文内容':
      return field('original', { value: { text: value || null, takenAt: reading.now, from: 'person' } });
    case '更正对象':
      return { problem: '“更正对象”要用“更正投稿”开头才有用，这一行没有采用' };
  }
}

function field<K extends keyof Fields>(name: K, read: Read<Fields[K]>): Read<Line> {
  return 'problem' in read ? read : { value: { patch: { content: { [name]: read.value } } } };
}

function urgencyLine(value: string): Read<Line> {
  // a line without a value says nothing
  if (value === '') return { value: { patch: {} } };
  const read = readUrgency(value);
  if ('problem' in read) return read;
  const { urgency, reason } = read.value;
  return { value: { patch: { request: reason === null ? { urgency } : { urgency, reason } } } };
}

function picturesLine(value: string): Read<Line> {
  const read = readPictures(value);
  if ('problem' in read) return read;
  const { count, notes, again } = read.value;
  if (again) return { value: { patch: {}, picturesAgain: true } };
  return { value: { patch: { content: { declaredPictures: count, pictureNotes: notes } } } };
}

/** Two changes as one; the later wins where both name a field. */
export function joined(a: DraftPatch, b: DraftPatch): DraftPatch {
  return {
    ...a,
    ...b,
    ...(a.content || b.content ? { content: joinedContent(a.content, b.content) } : {}),
    ...(a.request || b.request ? { request: { ...a.request, ...b.request } } : {}),
  };
}

/** An original is said in several lines. */
export function joinedContent(a: Fields = {}, b: Fields = {}): Fields {
  const original = a.original || b.original ? { original: { ...a.original, ...b.original } } : {};
  return { ...a, ...b, ...original };
}
