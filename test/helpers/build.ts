/** Test data of the core: everything has a default, a test states only what matters to it. */
import type { Account } from '../../src/domain/account';
import { shippedLists } from '../../src/lib/shipped-lists';
import type { CalendarData } from '../../src/domain/time/calendar';
import type { Command, Refusal, TapProof } from '../../src/domain/commands';
import { EMPTY_CONTENT, type Content, type Picture, type PublishRequest } from '../../src/domain/content';
import type { Context, Decided } from '../../src/domain/context';
import { decide } from '../../src/domain/decide';
import type { DomainEvent } from '../../src/domain/events';
import { evolve } from '../../src/domain/evolve';
import type { Organization } from '../../src/domain/people';
import type { Policy, Stage } from '../../src/domain/policy';
import type { SealedSignature } from '../../src/domain/signing/signature';
import { currentReview, openStage, type Submission } from '../../src/domain/submission';
import { DAY, HOUR, MINUTE } from '../../src/domain/time/shanghai';

/** Mon 2026-03-16 10:00 in Shanghai, the default now. */
export const NOW = Date.parse('2026-03-16T10:00:00+08:00');
/** Tue 2026-03-24 08:00: planned eight days ahead, on time. */
export const PLANNED = Date.parse('2026-03-24T08:00:00+08:00');

/** read once: a lists value is compiled once */
const LISTS = shippedLists();

const NAMES: Record<string, string> = {
  officer: '甄宣禾',
  head: '孟初晴',
  editor: '安若溪',
  editor2: '路知遥',
  secrecy: '严守默',
  exec: '齐远山',
  exec2: '许清和',
  publisher: '柳传文',
  stranger: '陌上云',
};

export function buildOrganization(changes: Partial<Organization> = {}): Organization {
  return {
    company: '青岚里健康科技集团有限公司',
    people: Object.entries(NAMES).map(([id, name]) => ({ id, name, title: `${name}的职务`, wecom: id })),
    departments: [{ id: 'D-MED', name: '医学科普部', head: 'head', informationOfficer: 'officer' }],
    office: {
      head: 'editor2',
      contacts: ['editor'],
      editors: ['editor', 'editor2'],
      publishers: ['publisher'],
      credentialCustodian: 'publisher',
    },
    secrecyLead: 'secrecy',
    executives: ['exec', 'exec2'],
    delegations: [],
    archivists: [],
    auditors: [],
    sysAdmins: [],
    ...changes,
  };
}

export function buildStage(name: string, role: Stage['role'], changes: Partial<Stage> = {}): Stage {
  return {
    name,
    title:
      { DEPT_REVIEW: '部门审核', OFFICE_REVIEW: '核稿', SECRECY_REVIEW: '保密审核', EXEC_SIGNOFF: '签发' }[name] ??
      name,
    role,
    quorum: 'any',
    statement: `${name}：本人对所签内容负责`,
    statementVersion: '1',
    sla: 'byUrgency',
    choices: [
      { key: 'approve', text: '同意', act: 'APPROVE' },
      { key: 'return', text: '退回', act: 'RETURN' },
      { key: 'reject', text: '不予发布', act: 'REJECT' },
      { key: 'edit', text: '修改后签发', act: 'APPROVE_WITH_EDIT' },
    ],
    mayReturnToOffice: name === 'SECRECY_REVIEW' || name === 'EXEC_SIGNOFF',
    ...changes,
  };
}

export function buildRoute(signOff: Partial<Stage> = {}): Stage[] {
  return [
    buildStage('DEPT_REVIEW', 'deptHead'),
    buildStage('OFFICE_REVIEW', 'officeEditor'),
    buildStage('SECRECY_REVIEW', 'secrecyLead'),
    buildStage('EXEC_SIGNOFF', 'executive', signOff),
  ];
}

export function buildPolicy(changes: Partial<Policy> = {}): Policy {
  return {
    version: 'policy-1',
    route: buildRoute(),
    healthVideoHosts: ['v.example.cn'],
    repostWhitelist: [],
    businessHours: ['08:30', '17:30'],
    lead: { routine: { amount: 7, unit: 'd' }, urgent: { amount: 1, unit: 'wd' }, urgentCutoff: '17:30' },
    sla: {
      routine: { amount: 1, unit: 'wd' },
      urgent: { amount: 2, unit: 'wh' },
      emergency: { amount: 15, unit: 'm' },
      escalate: { amount: 30, unit: 'm' },
    },
    quietHours: { from: '22:00', to: '07:00' },
    frequency: { weibo: null, wechat: null },
    silence: { warn: { amount: 10, unit: 'd' }, limit: { amount: 14, unit: 'd' } },
    comments: { firstAnswer: { amount: 4, unit: 'wh' }, fullAnswer: { amount: 5, unit: 'wd' } },
    approvalValidity: { reconfirm: { amount: 30, unit: 'd' }, expire: { amount: 90, unit: 'd' } },
    weeklyReminder: { weekday: 4, at: '09:30', answerBy: { weekday: 5, at: '17:00' }, summaryAt: '16:00' },
    plan: { monthlyBy: 25, yearlyBy: '12-20' },
    callbackMaxAgeMs: 15 * MINUTE,
    latePublishingMs: 30 * MINUTE,
    pacing: 'platform',
    retention: { permanent: [], thirtyYears: [], tenYears: [] },
    dutyList: [],
    ...changes,
  };
}

/** The days of the 2026 notice (`domain.md` §2.6). */
export function buildCalendar(changes: Partial<CalendarData> = {}): CalendarData {
  const days = (month: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => `2026-${month}-${String(from + i).padStart(2, '0')}`);
  const off = [
    ...days('01', 1, 3),
    ...days('02', 15, 23),
    ...days('04', 4, 6),
    ...days('05', 1, 5),
    ...days('06', 19, 21),
    ...days('09', 25, 27),
    ...days('10', 1, 7),
  ];
  const working = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
  return { coveredYears: [2026], off: new Set(off), working: new Set(working), ...changes };
}

export function buildAccount(id: string, changes: Partial<Account> = {}): Account {
  const channel = id.startsWith('wechat') ? 'WECHAT' : 'WEIBO';
  return {
    id,
    channel,
    name: id,
    ownerDepartment: 'D-MED',
    purpose: '健康科普',
    publish: 'api',
    linkBase: channel === 'WEIBO' ? 'https://q.example.cn/p' : null,
    defaultCover: channel === 'WECHAT' ? 'c'.repeat(64) : null,
    ...changes,
  };
}

export function buildContext(changes: Partial<Context> = {}): Context {
  return {
    now: NOW,
    organization: buildOrganization(),
    policy: buildPolicy(),
    calendar: buildCalendar(),
    accounts: [buildAccount('weibo-main'), buildAccount('wechat-main')],
    lists: LISTS,
    publicUrl: 'https://q.example.cn',
    freshCode: 'k7m2n9p4qr',
    ...changes,
  };
}

export function buildPicture(no: number, changes: Partial<Picture> = {}): Picture {
  return {
    sha256: String(no % 10).repeat(64),
    type: 'image/jpeg',
    bytes: 1000,
    width: 800,
    height: 600,
    sentAt: NOW + no,
    messageId: String(1000 + no),
    ...changes,
  };
}

export function buildContent(changes: Partial<Content> = {}): Content {
  return {
    ...EMPTY_CONTENT,
    title: '爱眼日：给孩子的眼睛放个假',
    category: 1,
    accountIds: ['weibo-main', 'wechat-main'],
    body: '每用眼二十分钟，就看看远处。',
    source: { type: 'ORIGINAL', name: '医学科普部', url: null },
    secret: false,
    ai: 'NONE',
    marketing: false,
    // a picture comes with what is to be said of it
    pictureNotes: changes.pictures?.length || changes.declaredPictures ? ['主题图，自绘，公司自有，无人物'] : [],
    ...changes,
  };
}

export interface Story {
  content?: Partial<Content>;
  request?: Partial<PublishRequest>;
  context?: Context;
  by?: string;
}

/** A complete draft of the officer's. */
export function buildDraft({ content, request, context = buildContext(), by = 'officer' }: Story = {}): Submission {
  const { pictures, ...lines } = buildContent(content);
  const patch = { content: lines, request: { urgency: 'ROUTINE' as const, plannedAt: PLANNED, ...request } };
  return act(null, { type: 'StartDraft', by, submissionId: 'sub-1', kind: 'ORIGINAL', patch, pictures }, context);
}

/** Submitted: 部门审核 is open. */
export function buildSubmission(story: Story = {}): Submission {
  const draft = buildDraft(story);
  return act(draft, { type: 'Submit', by: draft.submitterId, onTheWay: 0 }, story.context);
}

const SIGNERS = ['head', 'editor', 'secrecy', 'exec'];

/** Signed by the ordinary people, `count` stages far; a minute between one and the next. */
export function buildSigned(count: number, story: Story = {}): Submission {
  const context = story.context ?? buildContext();
  return SIGNERS.slice(0, count).reduce(
    (submission, by, index) => act(submission, tap(submission, by), at(context, context.now + (index + 1) * MINUTE)),
    buildSubmission(story),
  );
}

/** All four have signed. */
export function buildScheduled(story: Story = {}): Submission {
  return buildSigned(4, story);
}

/** The planned time has come. */
export function buildPublishing(story: Story = {}): Submission {
  const scheduled = buildScheduled(story);
  const plannedAt = scheduled.request.plannedAt!;
  return act(scheduled, { type: 'ReachPlannedTime', plannedAt }, at(story.context ?? buildContext(), plannedAt));
}

export function at(context: Context, now: number): Context {
  return { ...context, now };
}

export const later = (ms: number, context = buildContext()): Context => at(context, context.now + ms);

export const PROOF: TapProof = { messenger: 'wecom', cardId: 'card-1', callbackId: 'cb-1', platformTime: null };

/** A tap on the card of the stage that is open now. */
export function tap(
  submission: Submission,
  by: string,
  choice = 'approve',
  changes: Partial<Extract<Command, { type: 'Decide' }>> = {},
): Extract<Command, { type: 'Decide' }> {
  const { no: reviewNo, digest } = currentReview(submission)!;
  const stage = openStage(submission)?.name ?? 'EXEC_SIGNOFF';
  const reason = choice === 'approve' ? null : { code: 'WORDING', text: '数字与附件不符' };
  return {
    type: 'Decide',
    by,
    seen: { reviewNo, stage, digest },
    choice,
    reason,
    toOffice: false,
    proof: PROOF,
    ...changes,
  };
}

/** What the core says of a command: its events, or a failing test when it was refused. */
export function eventsOf(decided: Decided): DomainEvent[] {
  if ('refusal' in decided) throw new Error(`refused: ${JSON.stringify(decided.refusal)}`);
  return decided.events;
}

/** The refusal; null when it was accepted. */
export function refusalOf(decided: Decided): Refusal | null {
  return 'refusal' in decided ? decided.refusal : null;
}

/** Decide and evolve, as the door does; the first number is 2026-0001. */
export function act(submission: Submission | null, command: Command, context = buildContext()): Submission {
  const events = eventsOf(decide(submission, command, context));
  const when = { at: context.now, actor: 'by' in command ? command.by : null };
  return events
    .map((event) => (event.type === 'Submitted' && event.no === '' ? { ...event, no: '2026-0001' } : event))
    .reduce<Submission | null>((state, event) => evolve(state, event, when), submission)!;
}

export const typesOf = (events: DomainEvent[]): string[] => events.map(({ type }) => type);

/** The signatures of a submission as they lie in their chain, in the order they were given; the chain itself is not filled in. */
export function sealedOf(submission: Submission): SealedSignature[] {
  const records = submission.reviews.flatMap((review) =>
    review.signatures.filter(({ reviewNo }) => reviewNo === review.no),
  );
  return records.map((record, index) => ({
    seq: index + 1,
    record,
    prevHash: '',
    hash: '',
    keyId: '',
    serverSignature: '',
  }));
}

export { DAY, HOUR, MINUTE };
