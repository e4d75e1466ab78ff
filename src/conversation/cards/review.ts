/** A stage's review card: what the signer answers for, and the fixed buttons (`contract.md` §5; 第六、八、十一条). */
import type { Card, CardButton } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { isPost, type ChannelName } from '../../domain/codes';
import type { Choice, Stage } from '../../domain/policy';
import { findDepartment, nameOf } from '../../domain/people';
import { signedBefore } from '../../domain/signing/carried';
import { isOfficeStage, reassignmentsOf, rightToSign, sentBackBy } from '../../domain/signing/review';
import { answererOf } from '../../domain/rules';
import { natureOf } from '../../domain/post/reply';
import { currentReview, openStage, type Finding, type Review, type Submission } from '../../domain/submission';
import type { Version } from '../../domain/post/version';
import { readableTime } from '../../domain/time/shanghai';
import { changedFields } from '../review/changes';
import { shortDifference } from '../review/difference';
import {
  CATEGORY_WORDS,
  CHANNEL_WORDS,
  channelWords,
  leadWords,
  paperNo,
  short,
  shortStage,
  URGENCY_WORDS,
} from '../wording/labels';
import { kindRows, NATURE_WORDS } from '../wording/kind-words';
import { limitWords } from '../wording/limit-words';
import { REASON_KEY, reasonOptions } from '../review/reasons';
import { originalLine, snapshotWords } from '../wording/original-words';
import { quotingCard } from '../reading/spoken';
import { glance, stripLines } from '../wording/strip-words';
import { signerWords } from '../truth';
import { pageOf } from '../turn';

/** Null when the card's stage is no longer what is asked of its holder. */
export function reviewCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  const review = currentReview(submission);
  const stage = openStage(submission);
  if (!review || !stage || review.no !== row.reviewNo || stage.name !== row.stage) return null;
  if ('refusal' in rightToSign(submission, world.organization, row.personId, now)) return null;
  return describeReview(row, submission, world, now);
}

/** The card of the review and stage its row names, whatever became of them since. */
export function describeReview(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  const review = submission.reviews.find((one) => one.no === row.reviewNo);
  const version = submission.versions.find((one) => one.no === review?.version);
  const stage = review?.stages.find((one) => one.name === row.stage);
  if (!review || !version || !stage) return null;
  const url = pageOf(world.publicUrl, submission.no!);
  const options = reasonOptions(stage);
  const since = signedSince(submission, stage, row, version);
  const changed = since && changedWords(since, version, world);
  const card: Card = {
    taskId: row.taskId,
    tag: `签发 · ${stage.title}`,
    title: titleLine(since ? AGAIN : '【待审核】', submission, version),
    subtitle: subtitle(submission, world),
    body: [
      changed,
      whyYou(row, submission, world, now),
      advice(submission, { review, stage, version }, world, now),
      stage.statement,
    ]
      .filter(Boolean)
      .join('\n'),
    excerpt: since
      ? {
          title: `改动 v${since.no} → v${version.no}`,
          text: shortDifference(since.content, version.content, world, 8),
          url,
        }
      : excerptFor(stage, version, world, url),
    rows: rowsOf(submission, { review, stage, version }, world, now),
    link: url,
    ...(options.length > 0 ? { select: { key: REASON_KEY, title: '退回原因', options } } : {}),
    buttons: [...stage.choices.map(buttonOf), { text: '看全文', tone: 'plain', url }],
  };
  return quotingCard(card, row, stage);
}

const TITLE = 36;

/** Asked again for what an edit changed since the holder signed. */
const AGAIN = '【请再确认】';

/** The version its holder signed before, when this one came from it by edits. */
function signedSince(submission: Submission, stage: Stage, { personId }: CardRow, version: Version): Version | null {
  const signed = signedBefore(submission, stage.name, personId, version.no);
  return submission.versions.find(({ no }) => no === signed) ?? null;
}

/** Who changed what the holder had signed. */
function changedWords(since: Version, version: Version, { organization }: World): string {
  return `${nameOf(organization, version.authorId)} 改动了您签过的 v${since.no}，请确认以下改动。`;
}

/** `【待审核】《题》v2 · 常规`, the title cut so that version and class stay. */
function titleLine(mark: string, { request }: Submission, { no, content }: Version): string {
  const tail = `》v${no} · ${URGENCY_WORDS[request.urgency]}`;
  const head = `${mark}《`;
  return `${head}${short(content.title ?? '', TITLE - head.length - tail.length)}${tail}`;
}

function subtitle({ no, departmentId, submitterId }: Submission, { organization }: World): string {
  const department = findDepartment(organization, departmentId)?.name ?? departmentId;
  return `${paperNo(no!)} · ${department} ${nameOf(organization, submitterId)}`;
}

/** Why the card came to somebody whose stage it is not by office: 转审, a submitter who may not review himself, a delegation. */
function whyYou(row: CardRow, submission: Submission, { organization }: World, now: number): string {
  const right = rightToSign(submission, organization, row.personId, now);
  if ('refusal' in right) return '';
  const name = (id: string) => nameOf(organization, id);
  const { delegation, insteadOf, principal } = right;
  const given = reassignmentsOf(submission).findLast(({ to }) => to === row.personId);
  const lent = delegation ? `受${name(delegation.from)}委托，至 ${readableTime(delegation.end, now)}` : '';
  const author = insteadOf ?? (principal === submission.submitterId ? principal : null);
  return [
    given ? `${name(given.by)}转审：${short(given.reason, 40)}。` : '',
    author ? `${name(author)}是投稿人，由${insteadOf ? '上级' : '受托人'}审核。` : '',
    lent && `${lent}${delegation!.document ? `（${short(delegation!.document, 24)}）` : ''}。`,
  ].join('');
}

/** What this stage in particular should know before it signs. */
function advice(submission: Submission, { review, stage, version }: Shown, world: World, now: number): string {
  const { leadTime, request, content, determination, no, findings } = submission;
  const parts: string[] = [];
  const back = sentBackBy(submission);
  if (isOfficeStage(stage) && back) {
    const why = back.opinion === '退回核稿' ? '' : `：${short(back.opinion, 40)}`;
    parts.push(`${signerWords(back)} ${readableTime(back.at, now)} 在“${back.stageTitle}”退回核稿${why}，只改文字。`);
  }
  if (!isPost(submission) && submission.kind !== 'TAKEDOWN') return handAdvice(submission, stage);
  if (stage.role === 'deptHead' && request.urgency !== 'ROUTINE')
    parts.push(`申报${URGENCY_WORDS[request.urgency]}（理由：${short(request.reason ?? '未写', 30)}），同意即为认可。`);
  if (isOfficeStage(stage) && leadTime?.verdict === 'LATE')
    parts.push(`本稿逾期（理由：${short(request.reason ?? '未写', 30)}），同意即为受理。`);
  if (isOfficeStage(stage)) parts.push(linkAdvice(findings, version));
  if (isOfficeStage(stage) && content.category === 5 && !determination) {
    parts.push(`第5类，须先认定：回复“认定 ${no} 理由”。`);
  }
  const before = review.stages.indexOf(stage);
  if (stage.role === 'executive' && before > 0) {
    parts.push(`前${'零一二三四五六七八九'[before] ?? before}级已签，拟发 ${readableTime(request.plannedAt!, now)}。`);
  }
  if (stage.role === 'executive') parts.push(glance(stage, version, submission.findings, world));
  return parts.join('');
}

/** What is left to the office to confirm by signing (F-20), short enough for the statement to be seen below it. */
function linkAdvice(findings: Finding[], { no }: Version): string {
  const left = findings.filter((one) => one.version === no && one.effect === 'CONFIRM' && one.answer === null);
  const [first, ...others] = left.filter(({ rule }) => answererOf(rule) === 'OFFICE');
  if (!first) return '';
  const more = others.length > 0 ? `等 ${others.length + 1} 条` : '';
  return `链接打不开或会转走（${first.rule}）：${short(first.matched ?? '', 32)}${more}，同意即为确认。`;
}

/** A reply that is more than an ordinary one is said so to the office's head, who may raise it. */
function handAdvice(submission: Submission, stage: Stage): string {
  const { kind, no, raised } = submission;
  if (kind === 'PROFILE_CHANGE') return '签发后由发布专员人工修改。';
  if (raised) return `公司办公室改为“${NATURE_WORDS[raised.nature]}”：${short(raised.reason, 30)}。`;
  const isOrdinary = natureOf(submission) === 'ORDINARY' && stage.role === 'officeHead';
  return isOrdinary ? `涉及投诉、媒体、医疗、疫情的，请回复“改性质 ${no} 性质 理由”，改走完整审批。` : '';
}

/** The text, below what the stage looks for in it. */
function excerptFor(stage: Stage, version: Version, world: World, url: string): NonNullable<Card['excerpt']> {
  const name = version.content.original?.repost ? '转发语' : '正文';
  const { profileField, takedown } = version.content;
  const strip = profileField || takedown ? '' : stripLines(stage, version, world);
  const text = [strip, excerptOf(version)].filter(Boolean).join('\n');
  return { title: strip ? `${isOfficeStage(stage) ? '逐项核对' : '请留意'}，下接${name}` : name, text, url };
}

const EXCERPT = 180;

/** The body; where the channels differ, the beginning of each one's own text (§3.3 case 25). */
function excerptOf({ content, posts }: Version): string {
  // of an account's data, what changes to what
  if (content.profileField) return cut(posts[0]?.text ?? '', EXCERPT);
  const { body, weiboText, wechatText } = content;
  const own: Record<ChannelName, string | null> = { WEIBO: weiboText, WECHAT: wechatText };
  const channels = [...new Set(posts.map(({ channel }) => channel))];
  const texts = channels.map((channel) => ({ channel, text: own[channel] ?? body ?? '' }));
  if (new Set(texts.map(({ text }) => text)).size <= 1) return cut(texts[0]?.text ?? '', EXCERPT);
  return texts.map(({ channel, text }) => cut(`${CHANNEL_WORDS[channel]}：${text}`, EXCERPT / texts.length)).join('\n');
}

function cut(text: string, max: number): string {
  const points = Array.from(text);
  return points.length <= max ? text : `${points.slice(0, max).join('')}…`;
}

interface Shown {
  review: Review;
  stage: Stage;
  version: Version;
}

/**
 * Six at most, what the signer must not miss first: when it goes out, until when he may take, where it comes from, and the video of a
 * health topic (第十条) are always among them; the rest gives way in the order it stands in.
 */
function rowsOf(submission: Submission, { review, stage, version }: Shown, world: World, now: number) {
  const { request, findings } = submission;
  const { content } = version;
  const hints = findings.filter((finding) => finding.version === version.no);
  const signed = review.signatures
    .filter((one) => one.stage !== stage.name)
    .map((one) => `${shortStage(one.stageTitle)} ${signerWords(one)}`);
  const isOpen = openStage(submission)?.name === stage.name && currentReview(submission)?.no === review.no;
  const changes = changedFields(submission, version);
  const planned = `${readableTime(request.plannedAt!, now)} · ${channelWords(content.accountIds ?? [], world.accounts)}`;
  const video = content.videoUrl ? { label: '视频', value: '打开视频核对', url: content.videoUrl } : null;
  const rows: ({ label: string; value: string; url?: string } | null)[] = [
    ...(isPost(submission) || content.takedown
      ? [{ label: '拟发', value: planned }]
      : kindRows({ ...submission, content }, world.accounts)),
    content.corrects
      ? {
          label: '更正对象',
          value: `${content.corrects.no}《${short(content.corrects.title, 20)}》`,
          url: content.corrects.url ?? pageOf(world.publicUrl, content.corrects.no),
        }
      : null,
    timeRow(submission, isOpen, world, now),
    ...originalRows(content, now),
    isPost(submission) || content.takedown ? { label: '来源', value: sourceWords(content.source) } : null,
    submission.kind === 'PROFILE_CHANGE' ? { label: '理由', value: short(request.reason ?? '未写', 60) } : null,
    content.category === 2 ? video : null,
    hints.length > 0
      ? { label: '提示', value: `${hints.length} 条：${hints.map(({ rule }) => rule).join('、')}` }
      : null,
    changes.length > 0 ? { label: '改动', value: changes.join('、') } : null,
    signed.length > 0 ? { label: '前序签字', value: signed.join('，') } : null,
    content.category === 2 ? null : video,
    content.category ? { label: '类别', value: CATEGORY_WORDS[content.category] } : null,
    content.pictures.length > 0 ? { label: '图片', value: `${content.pictures.length} 张，见“看全文”` } : null,
  ];
  return rows.filter((row) => row !== null).slice(0, 6);
}

/** While it asks, until when, and whether the post came in time (`明天 12:00 · 本稿逾期`); afterwards the latter alone. */
function timeRow(submission: Submission, isOpen: boolean, world: World, now: number) {
  const { leadTime } = submission;
  if (!isOpen) return leadTime && { label: '时限', value: leadWords(leadTime, now) };
  const limit = limitWords(submission, world, now);
  // said once: the row is short
  const provisional = leadTime?.provisional && !limit.includes('暂定') ? '（暂定）' : '';
  const verdict = leadTime && `本稿${leadTime.verdict === 'ON_TIME' ? '按时' : '逾期'}${provisional}`;
  return { label: '截止', value: [limit, verdict].filter(Boolean).join(' · ') };
}

/** A repost shows who said what, and how that was seen. */
function originalRows({ original }: Version['content'], now: number): { label: string; value: string; url?: string }[] {
  if (!original?.repost) return [];
  const link = original.url === null ? {} : { url: original.url };
  return [
    { label: '原文', value: originalLine(original, now, 60), ...link },
    { label: '快照', value: snapshotWords(original, now) },
  ];
}

function sourceWords(source: Version['content']['source']): string {
  return source ? `${source.type === 'ORIGINAL' ? '原创' : '转载'} · ${source.name}` : '未写';
}

function buttonOf({ key, text, act }: Choice): CardButton {
  return { key, text, tone: act === 'APPROVE' ? 'primary' : act === 'REJECT' ? 'danger' : 'plain' };
}
