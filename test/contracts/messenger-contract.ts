/**
 * What every messenger must keep (`contract.md` §3–§5): it lets in only what its platform signed for us, knows a re-delivery, sends once however
 * often it is asked, and keeps a refusal apart from silence.
 */
import {
  InboundRefused,
  NO_ANSWER,
  type Answer,
  type Card,
  type Inbound,
  type Messenger,
  type Query,
} from '../../src/application/ports';
import { PlatformRefused, PlatformUnreachable } from '../../src/lib/outgoing';

export interface Callback {
  query: Query;
  body: Buffer;
}

/** What a person did, in the platform's terms; `id` makes it one act and not another. */
export type Act = { from: string; id: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'picture'; mediaId: string }
  | { kind: 'tap'; taskId: string; choice: string; selected: Record<string, string[]> }
  | { kind: 'menu'; choice: string }
  | { kind: 'enter' }
);

/** How a callback is not what it should be. */
export type Flaw = 'signature' | 'receiver' | 'content';

export interface MessengerRig {
  messenger: Messenger;
  /** when the callbacks below were made, epoch ms */
  now: number;
  /** a signed callback younger than this is accepted, ms */
  maxAge: number;
  /** Sealed and signed by the platform, anew each time, as a re-delivery may be. */
  callback(act: Act, flaw?: Flaw): Callback;
  /** The platform's check of the callback URL and the answer it waits for; null where there is none. */
  urlCheck: { query: Query; answer: string } | null;
  /** What the platform understands from a reply. */
  understood(inbound: Inbound, answer: Answer): { text: string | null; closed: string | null };
  /** a person in reach (lower case), and a well-formed id of somebody out of reach */
  person: string;
  outOfReach: string;
  /** what arrived in a person's chat, oldest first */
  texts(userId: string): string[];
  cards(userId: string): { taskId: string; closed: string | null }[];
  /** the bytes behind `picture.mediaId` */
  picture: { mediaId: string; bytes: Buffer };
  /** a code of `person` signing in, and one of somebody outside the company */
  signIn: { member: string; outsider: string };
  /** the line breaks at the next call that changes something, after the platform took it */
  loseNextAnswer(): void;
  /** the platform no longer knows our token, long before it should end */
  expireTokens(): void;
  /** nothing answers from here on */
  stop(): Promise<void>;
  /** strings that must never appear in an error */
  secrets: string[];
}

export function messengerContract(name: string, start: () => Promise<MessengerRig>): void {
  describe(`${name} keeps the messenger contract`, () => {
    let rig: MessengerRig;
    beforeEach(async () => {
      rig = await start();
    });
    afterEach(() => rig.stop());

    const text = (fields: Partial<Act> = {}): Act =>
      ({ kind: 'text', from: rig.person, id: 1, text: '进度 123', ...fields }) as Act;
    const open = (act: Act, now = rig.now) => {
      const { query, body } = rig.callback(act);
      return rig.messenger.open(query, body, now);
    };
    const card = (change: Partial<Card> = {}): Card => ({
      taskId: 'S-1_r1_DEPT',
      tag: '签发 · 部门审核',
      title: '晨跑的好处',
      buttons: [
        { text: '同意', tone: 'primary', key: 'approve' },
        { text: '退回', tone: 'danger', key: 'return' },
      ],
      ...change,
    });
    const failure = async (promise: Promise<unknown>): Promise<Error> => {
      const error: unknown = await promise.then(() => null).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      for (const secret of rig.secrets) expect(`${(error as Error).stack}`).not.toContain(secret);
      return error as Error;
    };

    describe('lets in', () => {
      it('what people write, send, tap, choose and open', () => {
        const from = rig.person;
        const tap = { kind: 'tap' as const, taskId: 'S-1_r1', choice: 'return', selected: { reason: ['SOURCE'] } };
        const base = { messenger: rig.messenger.name, userId: from };
        expect(open(text())).toMatchObject({ ...base, kind: 'text', text: '进度 123' });
        expect(open({ kind: 'picture', from, id: 2, mediaId: 'M' })).toMatchObject({
          ...base,
          kind: 'picture',
          mediaId: 'M',
        });
        expect(open({ ...tap, from, id: 3 })).toMatchObject({ ...base, ...tap });
        expect(open({ kind: 'menu', from, id: 4, choice: 'todo' })).toMatchObject({
          ...base,
          kind: 'menu',
          choice: 'todo',
        });
        expect(open({ kind: 'enter', from, id: 5 })).toMatchObject({ ...base, kind: 'enter' });
      });

      it('a sender whose name is written in capitals as the same person', () => {
        expect(open(text({ from: rig.person.toUpperCase() })).userId).toBe(rig.person);
      });

      it('the check of its address with the answer the platform waits for', () => {
        const { urlCheck } = rig;
        if (!urlCheck) return;
        expect(rig.messenger.verifyUrl(urlCheck.query, rig.now)).toBe(urlCheck.answer);
        expect(() => rig.messenger.verifyUrl({}, rig.now)).toThrow(InboundRefused);
      });
    });

    describe('keeps out', () => {
      it.each<Flaw>(['signature', 'receiver', 'content'])('a callback with a wrong %s', (flaw) => {
        const { query, body } = rig.callback(text(), flaw);
        expect(() => rig.messenger.open(query, body, rig.now)).toThrow(InboundRefused);
      });

      it('a callback too far from our clock', () => {
        expect(() => open(text(), rig.now + rig.maxAge + 1000)).toThrow(InboundRefused);
        expect(() => open(text(), rig.now - rig.maxAge - 1000)).toThrow(InboundRefused);
        expect(open(text(), rig.now + rig.maxAge - 1000)).toMatchObject({ kind: 'text' });
      });

      it('a body that is empty, random or enormous', () => {
        const { query } = rig.callback(text());
        for (const body of [Buffer.alloc(0), Buffer.from([0, 159, 146, 150]), Buffer.alloc(70_000, 'a')]) {
          expect(() => rig.messenger.open(query, body, rig.now)).toThrow(InboundRefused);
        }
      });
    });

    describe('knows a re-delivery', () => {
      it('by a key that is the same for the same act and another for every other act', () => {
        const acts: Act[] = [
          text(),
          text({ id: 2 }),
          text({ from: 'wangwu' }),
          { kind: 'tap', from: rig.person, id: 3, taskId: 'S-1_r1', choice: 'approve', selected: {} },
          { kind: 'tap', from: rig.person, id: 3, taskId: 'S-2_r1', choice: 'approve', selected: {} },
          { kind: 'tap', from: rig.person, id: 3, taskId: 'S-2_r1', choice: 'return', selected: {} },
        ];
        const keys = acts.map((act) => open(act).key);
        expect(acts.map((act) => open(act).key)).toEqual(keys);
        expect(new Set(keys).size).toBe(acts.length);
        for (const key of keys) expect(key.length).toBeLessThanOrEqual(190);
      });

      it('and answers it with the same bytes', () => {
        const answer = { text: '已提交', card: null };
        expect(rig.messenger.reply(open(text()), answer)).toEqual(rig.messenger.reply(open(text()), answer));
      });
    });

    describe('answers', () => {
      it('nothing with an empty body', () => {
        expect(rig.messenger.reply(open(text()), NO_ANSWER).body).toBe('');
      });

      it('a text with that text, and a tap with the card as it should look now', () => {
        const tap = open({
          kind: 'tap',
          from: rig.person,
          id: 3,
          taskId: 'S-1_r1_DEPT',
          choice: 'approve',
          selected: {},
        });
        const closed = card({ closed: '已同意' });
        expect(rig.understood(open(text()), { text: '还差：标题', card: null })).toEqual({
          text: '还差：标题',
          closed: null,
        });
        expect(rig.understood(tap, { text: null, card: closed })).toEqual({ text: null, closed: '已同意' });
      });
    });

    describe('sends', () => {
      it('a text, once for one key, also when the answer was lost', async () => {
        rig.loseNextAnswer();
        expect(await failure(rig.messenger.sendText(rig.person, '已签发', 'k1'))).toMatchObject({
          outcomeUnknown: true,
        });
        await rig.messenger.sendText(rig.person, '已签发', 'k1');
        expect(rig.texts(rig.person)).toEqual(['已签发']);
        await rig.messenger.sendText(rig.person, '已签发', 'k2');
        expect(rig.texts(rig.person)).toEqual(['已签发', '已签发']);
      });

      it('a card, once for one task, also when the answer was lost', async () => {
        rig.loseNextAnswer();
        expect(await failure(rig.messenger.sendCard(rig.person, card()))).toMatchObject({ outcomeUnknown: true });
        await rig.messenger.sendCard(rig.person, card());
        await rig.messenger.sendCard(rig.person, card({ body: 'built anew, with other words' }));
        expect(rig.cards(rig.person)).toEqual([{ taskId: 'S-1_r1_DEPT', closed: null }]);
      });

      it('a change of a card to the people named, with the code it was given', async () => {
        const { updateCode } = await rig.messenger.sendCard(rig.person, card());
        expect(updateCode).toEqual(expect.any(String));
        await rig.messenger.updateCard([rig.person], updateCode ?? '', card({ closed: '已由他人同意' }));
        expect(rig.cards(rig.person)).toEqual([{ taskId: 'S-1_r1_DEPT', closed: '已由他人同意' }]);
      });

      it('to nobody out of reach, and says that this message is wrong', async () => {
        for (const sending of [
          rig.messenger.sendText(rig.outOfReach, 'x', 'k'),
          rig.messenger.sendCard(rig.outOfReach, card()),
        ]) {
          const error = await failure(sending);
          expect(error).toBeInstanceOf(PlatformRefused);
          expect(error).toMatchObject({ platform: rig.messenger.name, kind: 'content' });
        }
      });

      it('on when its token ended early', async () => {
        await rig.messenger.sendText(rig.person, '一', 'k1');
        rig.expireTokens();
        await rig.messenger.sendText(rig.person, '二', 'k2');
        expect(rig.texts(rig.person)).toEqual(['一', '二']);
      });

      it('nothing when the platform is away, and says so without a secret', async () => {
        await rig.stop();
        const error = await failure(rig.messenger.sendText(rig.person, 'x', 'k'));
        expect(error).toBeInstanceOf(PlatformUnreachable);
        expect(await failure(rig.messenger.probe())).toBeInstanceOf(PlatformUnreachable);
      });
    });

    describe('reads', () => {
      it('the bytes of a picture, and says no to one that is not there', async () => {
        await expect(rig.messenger.fetchPicture(rig.picture.mediaId)).resolves.toEqual(rig.picture.bytes);
        expect(await failure(rig.messenger.fetchPicture('unknown'))).toMatchObject({ kind: 'content' });
      });

      it('who signed in, and knows an outsider', async () => {
        const url = new URL(rig.messenger.signInUrl('https://q.example/auth/return', 'a1B2'));
        expect([...url.searchParams.values()]).toEqual(
          expect.arrayContaining(['https://q.example/auth/return', 'a1B2']),
        );
        await expect(rig.messenger.identify(rig.signIn.member)).resolves.toBe(rig.person);
        await expect(rig.messenger.identify(rig.signIn.outsider)).resolves.toBeNull();
      });

      it('that it was configured well', async () => {
        await expect(rig.messenger.probe()).resolves.toBeUndefined();
      });
    });
  });
}
