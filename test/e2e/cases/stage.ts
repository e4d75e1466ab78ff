/** What a case works with: people who say and tap, a clock, and what everybody sees. */
import type { Message } from '../../../src/sandbox/wecom/message';
import type { Product } from '../../helpers/product';
import { lookOf } from './look';
import { keptBy } from './kept';
import { openPage, type Page } from './page';
import { PEOPLE, type Role } from './people';

export const STAGES = [
  ['DEPT_REVIEW', 'head', '同意'],
  ['OFFICE_REVIEW', 'editor', '同意'],
  ['SECRECY_REVIEW', 'secrecy', '无涉密'],
  ['EXEC_SIGNOFF', 'executive', '签发'],
] as const;

export type StageName = (typeof STAGES)[number][0];

/** A card as it was when it was picked up: what can be tapped on it, also later. */
export interface Held {
  id: string;
  keys: Record<string, string>;
}

export interface SubmitOptions {
  by?: Role;
  /** lines of the template that differ, e.g. `{ 拟发: '2026-04-01 08:00', 级别: '特急（理由：…）' }` */
  lines?: Record<string, string>;
  /** how many pictures are announced and sent */
  pictures?: number;
  /** the first word */
  word?: string;
}

/** What the API says of a submission. */
export interface Item {
  no: string;
  kind: string;
  status: string;
  stage: string | null;
  urgency: string;
  leadTime: { deadline: string; verdict: string; provisional: boolean } | null;
  version: number;
  digest: string;
  signer: { id: string; name: string } | null;
  plannedPublishAt: string;
  findings: { rule: string; version: number; effect: string; answer: unknown }[];
  signatures: {
    stage: string;
    decision: string;
    signer: { id: string; name: string };
    onBehalfOf: { id: string; name: string } | null;
    at: string;
    version: number;
    digest: string;
    valid: boolean;
  }[];
  corrections: { no: string }[];
  publications: { account: unknown; channel: string; status: string; platformId: string | null; url: string | null }[];
}

export interface Stage {
  product: Product;
  /** does a person who has left still read what the app answers them in the chat? Otherwise the tapped card alone tells it */
  leaversRead: boolean;
  /** epoch ms; every act takes a few seconds */
  now(): number;
  /** A person writes to the app, and everything that follows at once has happened. */
  say(by: Role, text: string): Promise<void>;
  picture(by: Role, name?: string): Promise<void>;
  /** Tap the newest live card that has this button. `reason` is the drop-down's code, e.g. `WORDING`, `to-office`. */
  tap(by: Role, button: string, reason?: string): Promise<void>;
  /** The same tap so many times at the same instant, as a messenger that repeats itself does. */
  tapTimes(times: number, by: Role, button: string): Promise<void>;
  /** Tap a card that was picked up earlier, whatever it looks like now; also somebody else's. */
  tapHeld(by: Role, card: Held, button: string, reason?: string): Promise<void>;
  /** Several people at the same instant. */
  together(...acts: { by: Role; card: Held; button: string }[]): Promise<void>;
  /** The newest live card (that has this button). */
  hold(by: Role, button?: string): Held;
  /** Does this person hold a live card with this button? */
  holds(by: Role, button: string): boolean;
  /** A whole post goes to review, as a chat of its officer; gives its number. */
  submit(options?: SubmitOptions): Promise<string>;
  /** Its four people sign, up to and with this stage; who has signed already is left alone. */
  signThrough(no: string, last?: StageName): Promise<void>;
  /** Let the clock go on to a time in Beijing (`2026-04-07 08:00`) or an epoch ms, through everything due. */
  moveTo(at: string | number): Promise<void>;
  /** Everything this person was sent, each card as it looks now; their own words are left out. */
  sees(who: Role): string;
  /** From here on `news` counts. */
  mark(): void;
  /** What this person got since the mark, and cards that look different since. */
  news(who: Role): string;
  item(no: string): Promise<Item>;
  /** Everything the product keeps: each row of its database, its files, its log. */
  kept(): Promise<string>;
  /** The page behind 看全文, as this person sees it. */
  page(who: Role, no: string): Promise<Page>;
  /** Does nobody but these have news? Fails with who else was told what. */
  quietExcept(...roles: Role[]): void;
}

/** How long a person takes: longer than the messenger's own pace asks for, so that nothing waits for it. */
const ACT_MS = 4_000;

export const beijing = (at: string): number =>
  Date.parse(`${at.replace(' ', 'T')}${at.length > 16 ? '' : ':00'}+08:00`);

/** `2026-04-07` in Beijing, so many days from now. */
const dayAfter = (now: number, days: number): string => {
  const at = new Date(now + days * 86_400_000 + 8 * 3_600_000);
  return at.toISOString().slice(0, 10);
};

export function openStage(product: Product, leaversRead = true): Stage {
  const { control, clock } = product;
  const marked = new Map<string, string>();
  let submitted = 0;
  const phone = (who: Role): Message[] => control.phones()[PEOPLE[who].userid] ?? [];
  const buttonsOf = ({ card }: Message) => [
    ...(card?.button_list ?? []),
    ...(card?.submit_button ? [card.submit_button] : []),
  ];

  async function pass(): Promise<void> {
    await product.settle();
    await product.moveTo(clock.at + ACT_MS);
  }

  function liveCard(by: Role, button?: string): Message | undefined {
    const has = (message: Message) => !button || buttonsOf(message).some(({ text }) => text === button);
    return phone(by).findLast((message) => message.kind === 'card' && message.live && has(message));
  }

  function heldOf(message: Message): Held {
    const keys = buttonsOf(message).flatMap(({ text, key }) => (key ? [[text, key] as const] : []));
    return { id: message.id, keys: Object.fromEntries(keys) };
  }

  function keyOf({ keys }: Held, button: string): string {
    const key = keys[button];
    if (!key) throw new Error(`no button ${button} among ${Object.keys(keys).join(' / ')}`);
    return key;
  }

  async function tapCard(by: Role, card: Held, button: string, reason?: string, copies = 1): Promise<void> {
    const selected: Record<string, string[]> = reason ? { reason: [reason] } : {};
    const { replies } = await control.tap(PEOPLE[by].userid, card.id, keyOf(card, button), selected, copies);
    expect(replies.map(({ status }) => status)).toEqual(Array(copies).fill(200));
  }

  const stage: Stage = {
    product,
    leaversRead,
    now: () => clock.at,
    async say(by, text) {
      const { status } = await control.say(PEOPLE[by].userid, text);
      expect(status).toBe(200);
      await pass();
    },
    async picture(by, name = 'poster.png') {
      await control.picture(PEOPLE[by].userid, name);
      await pass();
    },
    async tap(by, button, reason) {
      await tapCard(by, stage.hold(by, button), button, reason);
      await pass();
    },
    async tapTimes(times, by, button) {
      await tapCard(by, stage.hold(by, button), button, undefined, times);
      await pass();
    },
    async tapHeld(by, card, button, reason) {
      await tapCard(by, card, button, reason);
      await pass();
    },
    async together(...acts) {
      await Promise.all(acts.map(({ by, card, button }) => tapCard(by, card, button)));
      await pass();
    },
    hold(by, button) {
      const card = liveCard(by, button);
      if (!card)
        throw new Error(`${by} holds no live card${button ? ` with ${button}` : ''}. Sees:\n${stage.sees(by)}`);
      return heldOf(card);
    },
    holds: (by, button) => liveCard(by, button) !== undefined,
    async submit({ by = 'officer', lines = {}, pictures = 0, word = '投稿' } = {}) {
      const usual: Record<string, string> = {
        标题: '三家门店新增自助打印机',
        类别: '1',
        级别: '常规',
        渠道: '微博、微信',
        拟发: `${dayAfter(clock.at, 11 + submitted)} 08:00`,
        来源: '原创 云雀谷健康',
        涉密: '否',
        AI生成: '否',
        营销: '否',
        图片: `${pictures}张${pictures > 0 ? '（打印机，自拍，公司自有，无人物）' : ''}`,
        正文: '三家门店大厅新增自助报告打印机，凭预约码即可打印，旁边有志愿者协助。',
      };
      // each post of a case has a day of its own, so that they do not want one slot
      submitted += 1;
      const written = Object.entries({ ...usual, ...lines }).map(([key, value]) => `${key}：${value}`);
      await stage.say(by, [word, ...written].join('\n'));
      for (let n = 1; n <= pictures; n += 1) await stage.picture(by, `poster-${n}.png`);
      await stage.say(by, '提交');
      const answers = phone(by).filter(({ direction, text }) => direction === 'in' && text?.includes('已提交'));
      const no = /已提交 (\d{4}-\d{4})/.exec(answers.at(-1)?.text ?? '')?.[1];
      if (!no) throw new Error(`not submitted. ${by} sees:\n${stage.sees(by)}`);
      return no;
    },
    async signThrough(no, last = 'EXEC_SIGNOFF') {
      const order = STAGES.map(([name]) => name as string);
      for (const [name, by, button] of STAGES.slice(0, order.indexOf(last) + 1)) {
        const { stage: open } = await stage.item(no);
        if (open === name) await stage.tap(by, button);
      }
      const { stage: open } = await stage.item(no);
      if (open !== null && order.indexOf(open) <= order.indexOf(last)) throw new Error(`${no} still waits at ${open}`);
    },
    moveTo: (at) => product.moveTo(typeof at === 'number' ? at : beijing(at)),
    sees: (who) => looks(who).join('\n\n'),
    mark() {
      marked.clear();
      for (const role of Object.keys(PEOPLE) as Role[])
        for (const message of phone(role)) marked.set(message.id, lookOf(message));
    },
    news: (who) =>
      phone(who)
        .filter((message) => marked.get(message.id) !== lookOf(message))
        .map(lookOf)
        .filter(Boolean)
        .join('\n\n'),
    item: (no) => product.api<Item>(`/submissions/${no}`),
    kept: () => keptBy(product),
    page: (who, no) => openPage(product, PEOPLE[who].userid, `/s/${no}`),
    quietExcept(...roles) {
      const told = (Object.keys(PEOPLE) as Role[])
        .filter((role) => !roles.includes(role))
        .flatMap((role) => (stage.news(role) ? [`${role}: ${stage.news(role)}`] : []));
      expect(told).toEqual([]);
    },
  };
  const looks = (who: Role) => phone(who).map(lookOf).filter(Boolean);
  return stage;
}
