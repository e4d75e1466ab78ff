/**
 * A text with a classification mark (C-01; §3.3 case 24): looked for in memory before any row is written, and then kept nowhere but as a
 * keyed hash and a time. Its sender is told what to do, the secrecy lead that it happened, and an incident is opened.
 */
import { createHmac } from 'node:crypto';
import type { Desk } from '../application/door';
import { enterIncident } from '../application/incidents';
import type { Answer, Inbound } from '../application/ports';
import { dropMarkedPictures } from '../conversation/draft/marked-pictures';
import { personOf } from '../conversation/person';
import { quarantineAnswer, quarantined } from '../conversation/quarantine';
import type { IncidentReport } from '../domain/incident';
import { findPerson, type Person } from '../domain/people';
import { readableTime } from '../domain/time/shanghai';
import { carried } from './carry';
import type { WebDeps } from './deps';

/** A message as far as it may be known. */
interface Marked {
  text: string;
  /** of the input, so that the same one delivered again is one incident */
  key: string;
  /** when it was sent, epoch ms */
  at: number;
  /** a messenger, or `console` */
  through: string;
  senderOf(desk: Desk): Person | null;
  /** brings the answer back to the sender */
  carry(desk: Desk, answer: Answer): Promise<Answer>;
}

/** What of an input people write themselves; a card may bring words as well. */
export function writtenIn(inbound: Inbound): string[] {
  switch (inbound.kind) {
    case 'text':
      return [inbound.text];
    case 'tap':
      return [inbound.choice, ...Object.values(inbound.selected).flat()];
    case 'menu':
      return [inbound.choice];
    default:
      return [];
  }
}

/** Null when nothing in it carries a mark. */
export async function keptOut(deps: WebDeps, inbound: Inbound): Promise<Answer | null> {
  const text = writtenIn(inbound).find(quarantined);
  if (text === undefined) return null;
  const { key, at, messenger, userId } = inbound;
  const senderOf = ({ world }: Desk) => personOf(world.organization, messenger, userId);
  const carry: Marked['carry'] = (desk, answer) => carried(deps, inbound, desk, answer);
  return keepOut(deps, { text, key, at, through: messenger, senderOf, carry });
}

/** The same for words from a page. @param key of the form */
export async function keptOutOfPage(
  deps: WebDeps,
  text: string,
  personId: string,
  key: string,
): Promise<Answer | null> {
  if (!quarantined(text)) return null;
  const senderOf = ({ world }: Desk) => findPerson(world.organization, personId);
  return keepOut(deps, {
    text,
    key,
    at: deps.clock.now(),
    through: 'console',
    senderOf,
    carry: async (_desk, answer) => answer,
  });
}

function keepOut(deps: WebDeps, marked: Marked): Promise<Answer> {
  const { text, key, at, through, senderOf, carry } = marked;
  const fingerprint = keyedHash(deps, text);
  return deps.door.handle(`quarantined:${fingerprint}:${keyedHash(deps, key).slice(0, 32)}`, async (desk) => {
    deps.metrics.quarantined();
    deps.log.warn({ through }, 'message with a classification mark kept out');
    const sender = senderOf(desk);
    const pictures = sender ? await dropMarkedPictures(desk, sender, at) : 0;
    const incident = await enterIncident(desk.tx, report(sender, fingerprint), desk.now);
    const notice = noticeText(desk, { sender, at, through, pictures, fingerprint, incidentNo: incident.no });
    await desk.tell(desk.world.organization.secrecyLead, notice);
    return carry(desk, { text: quarantineAnswer(pictures), card: null });
  });
}

/** A bare hash of a short text could be guessed; this one only with the key that is kept apart from the database. */
function keyedHash({ config }: WebDeps, text: string): string {
  return createHmac('sha256', config.quarantineKey).update(text).digest('hex');
}

/** Who and when, and the hash by which the message can be recognised; never a word of it. */
function report(sender: Person | null, fingerprint: string): IncidentReport {
  return {
    kind: 'CLASSIFIED_MARK',
    submissionId: null,
    accountId: null,
    platformId: null,
    excerpt: '',
    reason: `消息带有密级标志，已拦截（HMAC-SHA256 ${fingerprint}）`,
    openedBy: sender?.id ?? null,
  };
}

function noticeText(
  { now }: Desk,
  told: Pick<Marked, 'at' | 'through'> & {
    sender: Person | null;
    pictures: number;
    fingerprint: string;
    incidentNo: string;
  },
): string {
  const { sender, at, through, pictures, fingerprint, incidentNo } = told;
  const name = sender?.name ?? '一位未登记人员';
  const where = through === 'console' ? '在审批页面写的一条意见' : '发来的一条消息';
  const with_ = pictures > 0 ? `，前后发来的 ${pictures} 张图片也已删除` : '';
  return `${name}于 ${readableTime(at, now)} ${where}带有密级标志，系统已拦截，没有保存也没有转发内容${with_}。请按保密规定核查处理。已登记事件 ${incidentNo}（指纹尾号 ${fingerprint.slice(-8)}）。`;
}
