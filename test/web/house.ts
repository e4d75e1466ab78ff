/** A small company with its real door and database, a messenger that is played by the test, and the web side before them. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import type { Door, Verdict } from '../../src/application/door';
import { createDoor } from '../../src/application/handle';
import { openSigner } from '../../src/application/keys';
import {
  InboundRefused,
  type Channel,
  type ChannelEvent,
  type ChannelWebhook,
  type Inbound,
  type Messenger,
  type Preview,
} from '../../src/application/ports';
import type { Store } from '../../src/application/store';
import { currentWorld, type World } from '../../src/application/world';
import { renderWechat } from '../../src/channels/wechat/render';
import { renderWeibo } from '../../src/channels/weibo/render';
import type { Command } from '../../src/domain/commands';
import { NO_LISTS } from '../../src/domain/lists/entry';
import type { Picture } from '../../src/domain/content';
import type { Organization } from '../../src/domain/people';
import type { Choice, Policy, Stage } from '../../src/domain/policy';
import type { Submission } from '../../src/domain/submission';
import { DAY } from '../../src/domain/time/shanghai';
import { createFileStore } from '../../src/lib/files';
import { createLog } from '../../src/lib/log';
import { openStore } from '../../src/persistence/store';
import { createMetrics, createWeb } from '../../src/web';
import type { WebDeps } from '../../src/web/deps';

export const NOON = Date.parse('2026-03-27T12:00:00+08:00');
export const PLANNED = Date.parse('2026-04-07T08:00:00+08:00');
export const AUDIT_TOKEN = 'audit-token-of-the-tests';

const choice = (key: string, text: string, act: Choice['act']): Choice => ({ key, text, act });

function stage(facts: Pick<Stage, 'name' | 'title' | 'role' | 'statement' | 'choices'> & Partial<Stage>): Stage {
  return { quorum: 'any', statementVersion: '1', sla: 'byUrgency', mayReturnToOffice: false, ...facts };
}

export const ROUTE: Stage[] = [
  stage({
    name: 'DEPT_REVIEW',
    title: '部门审核',
    role: 'deptHead',
    statement: '我对本稿的真实性、可靠性、合规性负责，并确认其准确性、时效性、适用性。',
    choices: [choice('approve', '同意', 'APPROVE'), choice('return', '退回', 'RETURN')],
  }),
  stage({
    name: 'OFFICE_REVIEW',
    title: '核稿',
    role: 'officeEditor',
    statement: '已按规定核稿。',
    choices: [
      choice('approve', '同意', 'APPROVE'),
      choice('return', '退回', 'RETURN'),
      choice('reject', '不予发布', 'REJECT'),
    ],
  }),
  stage({
    name: 'SECRECY_REVIEW',
    title: '保密审核',
    role: 'secrecyLead',
    statement: '本稿不涉及国家秘密和公司商业秘密。',
    mayReturnToOffice: true,
    choices: [
      choice('approve', '无涉密', 'APPROVE'),
      choice('return', '需删减', 'RETURN'),
      choice('reject', '不宜公开', 'REJECT'),
    ],
  }),
  stage({
    name: 'EXEC_SIGNOFF',
    title: '签发',
    role: 'executive',
    statement: '同意按所示内容和时间发布。',
    mayReturnToOffice: true,
    choices: [
      choice('approve', '签发', 'APPROVE'),
      choice('edit', '修改后签发', 'APPROVE_WITH_EDIT'),
      choice('return', '退回', 'RETURN'),
    ],
  }),
];

const person = (id: string, name: string, title: string) => ({ id, name, title, wecom: id.toLowerCase() });

export const ORGANIZATION: Organization = {
  company: '云雀谷大健康服务有限公司',
  people: [
    person('U-SUB', '尹小川', '内容编辑'),
    person('U-HEAD', '孟初晴', '健康内容部主任'),
    person('U-OFFICE', '安若溪', '办公室联系人'),
    person('U-DIRECTOR', '乔远岫', '办公室主任'),
    person('U-SECRECY', '严守默', '保密领导小组负责人'),
    person('U-EXEC', '闻清远', '总经理'),
    person('U-DEPUTY', '季平川', '常务副总经理'),
    person('U-OTHER', '霍远之', '运营管理部经理'),
    person('U-AUDIT', '余可证', '审计专员'),
    person('U-ARCHIVE', '石安安', '档案管理员'),
  ],
  departments: [
    { id: 'D-HEA', name: '健康内容部', head: 'U-HEAD', informationOfficer: 'U-SUB' },
    { id: 'D-OPS', name: '运营管理部', head: 'U-OTHER', informationOfficer: null },
  ],
  office: {
    head: 'U-DIRECTOR',
    contacts: ['U-OFFICE'],
    editors: ['U-OFFICE'],
    publishers: ['U-OFFICE'],
    credentialCustodian: 'U-OFFICE',
  },
  secrecyLead: 'U-SECRECY',
  executives: ['U-EXEC'],
  delegations: [
    { from: 'U-EXEC', to: 'U-DEPUTY', start: NOON + 10 * DAY, end: NOON + 12 * DAY, document: '授〔2026〕3号' },
  ],
  archivists: ['U-ARCHIVE'],
  auditors: ['U-AUDIT'],
  sysAdmins: [],
};

const POLICY: Policy = {
  version: 'test',
  route: ROUTE,
  healthVideoHosts: ['v.jkdyx.example'],
  repostWhitelist: [],
  businessHours: ['08:30', '17:30'],
  lead: { routine: { amount: 7, unit: 'd' }, urgent: { amount: 1, unit: 'wd' }, urgentCutoff: '17:30' },
  sla: {
    routine: { amount: 1, unit: 'wd' },
    urgent: { amount: 2, unit: 'wh' },
    emergency: { amount: 15, unit: 'm' },
    escalate: { amount: 30, unit: 'm' },
  },
  quietHours: null,
  frequency: { weibo: null, wechat: null },
  silence: { warn: { amount: 10, unit: 'd' }, limit: { amount: 14, unit: 'd' } },
  comments: { firstAnswer: { amount: 4, unit: 'wh' }, fullAnswer: { amount: 5, unit: 'wd' } },
  approvalValidity: { reconfirm: { amount: 30, unit: 'd' }, expire: { amount: 90, unit: 'd' } },
  weeklyReminder: { weekday: 4, at: '09:30', answerBy: { weekday: 5, at: '17:00' }, summaryAt: '16:00' },
  plan: { monthlyBy: 25, yearlyBy: '12-20' },
  callbackMaxAgeMs: 900_000,
  latePublishingMs: 1_800_000,
  pacing: 'off',
  retention: { permanent: [], thirtyYears: [], tenYears: [] },
  dutyList: [],
};

const PUBLIC_URL = 'http://qianfa.test';

export const WORLD: World = {
  organization: ORGANIZATION,
  policy: POLICY,
  calendar: { coveredYears: [2026], off: new Set(['2026-04-06']), working: new Set() },
  lists: NO_LISTS,
  accounts: [
    {
      id: 'weibo-main',
      channel: 'WEIBO',
      name: '@云雀谷健康',
      ownerDepartment: 'D-HEA',
      purpose: '健康科普',
      publish: 'api',
      linkBase: 'https://q.yunque.example/p',
      defaultCover: null,
    },
    {
      id: 'wechat-main',
      channel: 'WECHAT',
      name: '云雀谷健康',
      ownerDepartment: 'D-HEA',
      purpose: '健康科普',
      publish: 'api',
      linkBase: null,
      defaultCover: null,
    },
  ],
  publicUrl: PUBLIC_URL,
};

export interface House {
  /** where the server listens, without a slash at the end */
  url: string;
  deps: WebDeps;
  store: Store;
  door: Door;
  clock: { at: number };
  messenger: PlayedMessenger;
  /** what the log wrote, one JSON line each */
  lines: string[];
  accepted: () => number;
  dispatch(submissionId: string, command: Command): Promise<Verdict>;
  /** A submission of U-SUB that waits for the department head. */
  submitted(facts?: Partial<Facts>): Promise<Submission>;
  /** Sign the open stage as its holder. */
  sign(id: string): Promise<Submission>;
  reload(id: string): Promise<Submission>;
  picture(colour: string): Promise<Picture>;
  close(): Promise<void>;
}

export interface Facts {
  title: string;
  body: string;
  weiboText: string | null;
  pictures: Picture[];
  plannedAt: number;
  reason: string | null;
}

const SIGNERS: Record<string, string> = {
  DEPT_REVIEW: 'U-HEAD',
  OFFICE_REVIEW: 'U-OFFICE',
  SECRECY_REVIEW: 'U-SECRECY',
  EXEC_SIGNOFF: 'U-EXEC',
};

export async function openHouse(change: Partial<WebDeps> = {}): Promise<House> {
  const dir = mkdtempSync(path.join(tmpdir(), 'qianfa-web-'));
  const store = await openStore({ url: 'sqlite::memory:' });
  await store.migrate();
  const time = { at: NOON };
  const clock = { now: () => time.at };
  const signer = await openSigner(store, Buffer.alloc(32, 7).toString('base64'), NOON);
  const lines: string[] = [];
  const metrics = createMetrics();
  const door = createDoor({ store, clock, signer, world: WORLD, onCommitted: (events) => metrics.happened(events) });
  const messenger = playedMessenger();
  let accepted = 0;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const files = createFileStore(dir);
  const deps: WebDeps = {
    world: () => currentWorld(WORLD, store.read, clock.now()),
    door,
    store,
    messengers: new Map([['wecom', messenger]]),
    channels: new Map(
      WORLD.accounts.map(({ id, name, channel }) => [
        id,
        { render: (post) => (channel === 'WEIBO' ? renderWeibo : renderWechat)(post, name) as Preview } as Channel,
      ]),
    ),
    channelWebhooks: new Map([['wechat-main', playedWebhook()]]),
    files,
    clock,
    log: createLog({ pretty: false, destination: { write: (line) => void lines.push(line) } }),
    config: {
      publicUrl: url,
      trustProxy: false,
      apiTokens: [
        { name: 'audit', sha256: sha(AUDIT_TOKEN), roles: ['auditor'] },
        { name: 'admin', sha256: sha('admin-token'), roles: ['sysAdmin'] },
      ],
      cookieKeys: ['cookie key of the tests'],
      quarantineKey: 'quarantine key of the tests',
    },
    onAccepted: () => void (accepted += 1),
    metrics,
    ...change,
  };
  server.on('request', createWeb(deps).app.callback());

  const dispatch = (submissionId: string, command: Command) =>
    door.within((desk) => desk.dispatch(submissionId, command));
  const reload = async (id: string) => (await store.read.submission(id))!;
  return {
    url,
    deps,
    store,
    door,
    clock: time,
    messenger,
    lines,
    accepted: () => accepted,
    dispatch,
    reload,
    submitted: (facts) => submit(dispatch, reload, facts),
    sign: async (id) => {
      const review = (await reload(id)).reviews.at(-1)!;
      const open = review.stages[review.current]!.name;
      await dispatch(id, decision(await reload(id), SIGNERS[open]!, 'approve'));
      return reload(id);
    },
    picture: (colour) => paint(files, colour),
    close: async () => {
      await closeServer(server);
      await store.close();
      rmSync(dir, { recursive: true });
    },
  };
}

/** A decision on what the submission asks now. */
export function decision(
  submission: Submission,
  by: string,
  key: string,
  reason: string | null = null,
): Extract<Command, { type: 'Decide' }> {
  const review = submission.reviews.at(-1)!;
  return {
    type: 'Decide',
    by,
    seen: { reviewNo: review.no, stage: review.stages[review.current]!.name, digest: review.digest },
    choice: key,
    reason: reason === null ? null : { code: null, text: reason },
    toOffice: false,
    proof: { messenger: 'wecom', cardId: null, callbackId: null, platformTime: null },
  };
}

let drafts = 0;

async function submit(
  dispatch: House['dispatch'],
  reload: House['reload'],
  facts: Partial<Facts> = {},
): Promise<Submission> {
  const id = `draft-${(drafts += 1)}`;
  const { title = '世界卫生日|从今天开始的四个健康小习惯', body = '吃动平衡，难在坚持。', pictures = [] } = facts;
  await dispatch(id, {
    type: 'StartDraft',
    by: 'U-SUB',
    submissionId: id,
    kind: 'ORIGINAL',
    pictures,
    patch: {
      content: {
        title,
        category: 2,
        accountIds: ['weibo-main', 'wechat-main'],
        body,
        weiboText: facts.weiboText ?? null,
        source: { type: 'ORIGINAL', name: '云雀谷健康 健康内容部', url: null },
        videoUrl: 'https://v.jkdyx.example/topic/who-day',
        secret: false,
        ai: 'NONE',
        marketing: false,
        declaredPictures: pictures.length,
        pictureNotes: pictures.map(() => '海报，自绘，公司自有，无人物'),
      },
      request: { urgency: 'ROUTINE', plannedAt: facts.plannedAt ?? PLANNED, reason: facts.reason ?? null },
    },
  });
  const verdict = await dispatch(id, { type: 'Submit', by: 'U-SUB', onTheWay: 0 });
  if (!verdict.ok) throw new Error(`not submitted: ${JSON.stringify(verdict.refusal)}`);
  return reload(id);
}

async function paint(files: WebDeps['files'], colour: string): Promise<Picture> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="${colour}"/><circle cx="600" cy="450" r="260" fill="#fff" opacity=".35"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer();
  const sha256 = await files.put(bytes);
  return {
    sha256,
    type: 'image/png',
    bytes: bytes.length,
    width: 1200,
    height: 900,
    sentAt: NOON,
    messageId: colour,
  };
}

export interface PlayedMessenger extends Messenger {
  /** what `identify` gives for a code; a function may throw */
  codes: Record<string, () => string | null>;
  /** the state of the last sign-in */
  states: string[];
}

/** Its callbacks are JSON with `sign: 'right'`; anything else is refused as a forged one would be. */
function playedMessenger(): PlayedMessenger {
  const nothing = async () => {
    throw new Error('not played');
  };
  const codes: PlayedMessenger['codes'] = {};
  const states: string[] = [];
  return {
    name: 'wecom',
    codes,
    states,
    maxTextBytes: 2048,
    pace: { gapMs: 0, burst: 0 },
    verifyUrl: ({ echostr }) => {
      if (!echostr) throw new InboundRefused(403, 'wrong signature');
      return echostr;
    },
    open: ({ query, body }) => {
      if (query['sign'] !== 'right') throw new InboundRefused(403, 'wrong signature');
      return [JSON.parse(body.toString()) as Inbound];
    },
    reply: (_inbound, { text, card }) => ({ type: 'application/xml', body: text ?? card?.title ?? '' }),
    signInUrl: (returnUrl, state) => {
      states.push(state);
      return `https://login.example/authorize?redirect_uri=${encodeURIComponent(returnUrl)}&state=${state}`;
    },
    textsInAnswers: true,
    updateCodes: { once: true, lifetimeMs: 0 },
    identify: async ({ code = '' }) => {
      const answer = codes[code];
      return answer ? answer() : code;
    },
    sendText: nothing,
    sendCard: nothing,
    updateCard: nothing,
    fetchPicture: nothing,
    probe: nothing,
  };
}

/** Its events are the bodies themselves. */
function playedWebhook(): ChannelWebhook {
  return {
    accountId: 'wechat-main',
    verifyUrl: ({ echostr }) => echostr ?? '',
    open: ({ sign }, body) => {
      if (sign !== 'right') throw new InboundRefused(403, 'wrong signature');
      return JSON.parse(body.toString()) as ChannelEvent;
    },
  };
}

/** A browser as far as these tests need one: keeps cookies, follows nothing by itself. */
export class Browser {
  private readonly jar = new Map<string, string>();

  constructor(private readonly house: Pick<House, 'url'>) {}

  async get(path: string): Promise<Page> {
    return this.keep(await fetch(this.house.url + path, { redirect: 'manual', headers: this.headers() }));
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> {
    const body = new URLSearchParams(fields);
    const init = { method: 'POST', redirect: 'manual', body, headers: { ...this.headers(), ...headers } } as const;
    return this.keep(await fetch(this.house.url + path, init));
  }

  cookie(name: string): string | undefined {
    return this.jar.get(name);
  }

  plant(name: string, value: string): void {
    this.jar.set(name, value);
  }

  /** Sign in as the member with this userid; gives where it led. */
  async signIn(userId: string, next = '/auth/signed-in'): Promise<Page> {
    const away = await this.get(`/auth/wecom?next=${encodeURIComponent(next)}`);
    const state = new URL(away.location!).searchParams.get('state');
    return this.get(`/auth/wecom/return?code=${userId}&state=${state}`);
  }

  private headers(): Record<string, string> {
    return { cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  private async keep(response: Response): Promise<Page> {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.jar.set(name!, value);
      else this.jar.delete(name!);
    }
    const { status, headers } = response;
    return { status, headers, location: headers.get('location'), text: await response.text() };
  }
}

export interface Page {
  status: number;
  headers: Headers;
  location: string | null;
  text: string;
}

/** The hidden fields of the decision form on a page. */
export function formOf(page: Page): Record<string, string> {
  return Object.fromEntries(
    [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1]!, m[2]!]),
  );
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
