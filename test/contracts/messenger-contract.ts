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

/** How something is brought in. */
export interface Bringing {
  flaw?: Flaw;
  /** our clock when it arrives, epoch ms */
  now?: number;
}

export interface MessengerRig {
  messenger: Messenger;
  /** when the callbacks below were made, epoch ms */
  now: number;
  /** a signed callback younger than this is accepted, ms; null where nothing is signed with a time */
  maxAge: number | null;
  /** Brought in over the wire, sealed and signed anew each time, as a re-delivery may be; InboundRefused when it is kept out. */
  bring(act: Act, how?: Bringing): Promise<Inbound>;
  /** Bytes that are no callback at all, otherwise proved like one; InboundRefused when they are kept out. */
  bringBytes(body: Buffer): Promise<void>;
  /** what people can do nowhere on this platform */
  unknownActs: Act['kind'][];
  /** what its proof protects from */
  flaws: Flaw[];
  /** The platform's check of the callback URL and the answer it waits for; null where there is none. */
  urlCheck: { query: Query; answer: string } | null;
  /** What the platform understands from the answer to something that came in. */
  understood(inbound: Inbound, answer: Answer): { text: string | null; closed: string | null };
  /** the platform has a key by which it knows a repeated text; where not, a lost answer can cost one copy and never more */
  knowsRepeatedTexts: boolean;
  /** two people in reach (lower case), and a well-formed id of somebody out of reach */
  person: string;
  other: string;
  outOfReach: string;
  /** what arrived in a person's chat, oldest first */
  texts(userId: string): string[];
  cards(userId: string): { taskId: string; closed: string | null }[];
  /** the bytes behind `picture.mediaId` */
  picture: { mediaId: string; bytes: Buffer };
  /** what a browser brings back when `person` signed in, and when somebody outside the company did */
  signIn: { member: Query; outsider: Query };
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
      it('what people write, send, tap, choose and open', async () => {
        const from = rig.person;
        const acts: Act[] = [
          { kind: 'text', from, id: 1, text: '进度 123' },
          { kind: 'picture', from, id: 2, mediaId: 'M' },
          { kind: 'tap', from, id: 3, taskId: 'S-1_r1', choice: 'return', selected: { reason: ['SOURCE'] } },
          { kind: 'menu', from, id: 4, choice: 'todo' },
          { kind: 'enter', from, id: 5 },
        ];
        for (const act of acts.filter(({ kind }) => !rig.unknownActs.includes(kind))) {
          const { from: userId, id: _id, ...what } = act;
          expect(await rig.bring(act)).toMatchObject({ messenger: rig.messenger.name, userId, ...what });
        }
      });

      it('a sender whose name is written in capitals as the same person', async () => {
        expect((await rig.bring(text({ from: rig.person.toUpperCase() }))).userId).toBe(rig.person);
      });

      it('the check of its address with the answer the platform waits for', () => {
        const { urlCheck } = rig;
        if (urlCheck) expect(rig.messenger.verifyUrl(urlCheck.query, rig.now)).toBe(urlCheck.answer);
        expect(() => rig.messenger.verifyUrl({}, rig.now)).toThrow(InboundRefused);
      });
    });

    describe('keeps out', () => {
      it('a callback that is not what its proof says', async () => {
        expect(rig.flaws).toContain('receiver');
        for (const flaw of rig.flaws) await expect(rig.bring(text(), { flaw })).rejects.toThrow(InboundRefused);
        await expect(rig.bring(text())).resolves.toMatchObject({ kind: 'text' });
      });

      it('a callback too far from our clock', async () => {
        if (rig.maxAge === null) return;
        const at = (distance: number) => rig.bring(text(), { now: rig.now + distance });
        await expect(at(rig.maxAge + 1000)).rejects.toThrow(InboundRefused);
        await expect(at(-rig.maxAge - 1000)).rejects.toThrow(InboundRefused);
        await expect(at(rig.maxAge - 1000)).resolves.toMatchObject({ kind: 'text' });
      });

      it('a body that is empty, random or enormous', async () => {
        for (const body of [Buffer.alloc(0), Buffer.from([0, 159, 146, 150]), Buffer.alloc(70_000, 'a')]) {
          await expect(rig.bringBytes(body)).rejects.toThrow(InboundRefused);
        }
      });
    });

    describe('knows a re-delivery', () => {
      it('by a key that is the same for the same act and another for every other act', async () => {
        const acts: Act[] = [
          text(),
          text({ id: 2 }),
          text({ from: rig.other }),
          { kind: 'tap', from: rig.person, id: 3, taskId: 'S-1_r1', choice: 'approve', selected: {} },
          { kind: 'tap', from: rig.person, id: 3, taskId: 'S-2_r1', choice: 'approve', selected: {} },
          { kind: 'tap', from: rig.person, id: 3, taskId: 'S-2_r1', choice: 'return', selected: {} },
        ];
        const keysOf = async () => {
          const keys: string[] = [];
          for (const act of acts) keys.push((await rig.bring(act)).key);
          return keys;
        };
        const keys = await keysOf();
        expect(await keysOf()).toEqual(keys);
        expect(new Set(keys).size).toBe(acts.length);
        for (const key of keys) expect(key.length).toBeLessThanOrEqual(190);
      });

      it('and answers it with the same bytes', async () => {
        const answer = { text: '已提交', card: null };
        const [first, again] = [await rig.bring(text()), await rig.bring(text())];
        expect(rig.messenger.reply(first, answer)).toEqual(rig.messenger.reply(again, answer));
      });
    });

    describe('answers', () => {
      it('nothing with nothing', async () => {
        expect(rig.understood(await rig.bring(text()), NO_ANSWER)).toEqual({ text: null, closed: null });
      });

      it('a text with that text where answers carry texts, and a tap with the card as it should look now', async () => {
        const tap = await rig.bring({
          kind: 'tap',
          from: rig.person,
          id: 3,
          taskId: 'S-1_r1_DEPT',
          choice: 'approve',
          selected: {},
        });
        const closed = card({ closed: '已同意' });
        expect(rig.understood(await rig.bring(text()), { text: '还差：标题', card: null })).toEqual({
          text: rig.messenger.textsInAnswers ? '还差：标题' : null,
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
        for (let times = 0; times < 3; times += 1) await rig.messenger.sendText(rig.person, '已签发', 'k1');
        const copies = rig.knowsRepeatedTexts ? ['已签发'] : ['已签发', '已签发'];
        expect(rig.texts(rig.person)).toEqual(copies);
        await rig.messenger.sendText(rig.person, '已签发', 'k2');
        expect(rig.texts(rig.person)).toEqual([...copies, '已签发']);
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

      it('a change of a card again where its code is not spent by the first', async () => {
        const { updateCode } = await rig.messenger.sendCard(rig.person, card());
        const change = (closed: string) => rig.messenger.updateCard([rig.person], updateCode ?? '', card({ closed }));
        await change('已由他人同意');
        if (rig.messenger.updateCodes.once) await expect(change('已撤回')).rejects.toMatchObject({ kind: 'content' });
        else await change('已撤回');
        const shown = rig.messenger.updateCodes.once ? '已由他人同意' : '已撤回';
        expect(rig.cards(rig.person)).toEqual([{ taskId: 'S-1_r1_DEPT', closed: shown }]);
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
