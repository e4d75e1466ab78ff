import { createHmac } from 'node:crypto';
import { InboundRefused, NO_ANSWER, type Answer, type Inbound, type Messenger } from '../../../src/application/ports';
import { CARD_TOPIC, ROBOT_TOPIC } from '../../../src/messengers/dingtalk/stream/frames';
import { cardAnswer } from '../../../src/messengers/dingtalk/reply';
import { messengerContract, type Act, type Flaw, type MessengerRig } from '../../contracts/messenger-contract';
import { HEAD, listening, MAX_AGE, NOW, OFFICER, openBench, type Bench } from './bench';

/** What DingTalk makes of what somebody did. */
function payloadOf({ config }: Bench, act: Act, flaw?: Flaw): object {
  const corpId = flaw === 'receiver' ? 'ding00000000' : config.corpId;
  if (act.kind === 'tap') {
    const form = Object.fromEntries(
      Object.entries(act.selected).map(([name, [id]]) => [name, { index: 0, value: id }]),
    );
    const content = { cardPrivateData: { actionIds: ['1_7'], params: { action: act.choice, form } } };
    const data = { outTrackId: act.taskId, corpId, userId: act.from, content: JSON.stringify(content) };
    return { type: 'actionCallback', ...data };
  }
  const common = {
    msgId: `msg-${act.from}-${act.id}`,
    conversationType: '1',
    senderStaffId: act.from,
    chatbotCorpId: corpId,
    robotCode: config.robotCode,
    createAt: NOW + act.id,
  };
  return act.kind === 'picture'
    ? { ...common, msgtype: 'picture', content: { downloadCode: act.mediaId } }
    : { ...common, msgtype: 'text', text: { content: act.kind === 'text' ? act.text : '' } };
}

/** What both transports share: everything that goes out, and the people there. */
async function outgoing(bench: Bench, messenger: Messenger) {
  const { platforms, people } = bench;
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const code = async (as: string) => {
    const url = new URL(messenger.signInUrl('http://127.0.0.1:9/auth/dingtalk/return', 'a1B2'));
    url.searchParams.set('as', as);
    const answer = await fetch(url, { redirect: 'manual' });
    return { authCode: new URL(answer.headers.get('location')!).searchParams.get('authCode')! };
  };
  const lines = (userId: string) => (people.chats()[userId] ?? []).filter(({ direction }) => direction === 'in');
  const lose = (path: string) => platforms.control.fault({ platform: 'dingtalk', path, mode: 'accept-then-drop' });
  return {
    messenger,
    now: NOW,
    unknownActs: ['menu', 'enter'] as Act['kind'][],
    urlCheck: null,
    knowsRepeatedTexts: false,
    person: OFFICER,
    other: HEAD,
    outOfReach: 'nobody',
    texts: (userId: string) => lines(userId).flatMap(({ kind, text }) => (kind === 'text' ? (text ?? []) : [])),
    cards: (userId: string) =>
      lines(userId).flatMap(({ outTrackId, card }) =>
        outTrackId === undefined
          ? []
          : { taskId: outTrackId, closed: card?.['status'] === 'closed' ? (card['note'] ?? null) : null },
      ),
    picture: { mediaId: await keepPicture(bench, bytes), bytes },
    signIn: { member: await code(OFFICER), outsider: await code('m-luyouren') },
    loseNextAnswer: () => {
      lose('/v1.0/robot/oToMessages/batchSend');
      lose('/v1.0/card/instances/createAndDeliver');
    },
    expireTokens: () => void people.expireTokens(),
    secrets: [bench.config.clientSecret, 'card-secret'],
  };
}

/** Sends a picture to nobody who listens and reads its code from the frame. */
async function keepPicture(bench: Bench, bytes: Buffer): Promise<string> {
  const heard = await listening(bench, bench.messenger());
  await bench.people.picture(OFFICER, bytes);
  await heard.stop();
  const [picture] = heard.inputs;
  return picture?.kind === 'picture' ? picture.mediaId : '';
}

messengerContract('DingTalk over Stream', async (): Promise<MessengerRig> => {
  const bench = await openBench();
  const messenger = bench.messenger();
  const rest = await outgoing(bench, messenger);
  const heard = await listening(bench, messenger);
  const push = async (topic: string, data: object, messageId: string) => {
    const count = heard.inputs.length;
    const headers = { messageId, time: `${NOW}` };
    await bench.people.stream.push({ type: 'CALLBACK', topic, data, headers }, 2000);
    const inbound = heard.inputs[count];
    if (!inbound) throw new InboundRefused(400, 'not taken in');
    return inbound;
  };
  return {
    ...rest,
    maxAge: null,
    flaws: ['receiver'],
    bring: (act, { flaw } = {}) =>
      push(act.kind === 'tap' ? CARD_TOPIC : ROBOT_TOPIC, payloadOf(bench, act, flaw), `frame-${act.id}`),
    // the frame carries a JSON text, whatever is in it
    bringBytes: async (body) => void (await push(ROBOT_TOPIC, { toJSON: () => body.toString('utf8') }, 'frame-x')),
    understood: (inbound: Inbound, answer: Answer) => understood(inbound, cardAnswer(answer)),
    stop: async () => {
      await heard.stop();
      await bench.end();
    },
  };
});

messengerContract('DingTalk over HTTP', async (): Promise<MessengerRig> => {
  const bench = await openBench();
  const messenger = bench.messenger({ inbound: 'http' });
  const rest = await outgoing(bench, messenger);
  const hmac = (key: string, data: string) => createHmac('sha256', key).update(data).digest('base64');
  const bring = (
    part: 'robot' | 'card',
    body: Buffer,
    id: number,
    { flaw, now = NOW }: { flaw?: Flaw; now?: number },
  ) => {
    const { clientSecret } = bench.config;
    const secret = flaw === 'signature' ? 'another' : clientSecret;
    const timestamp = `${part === 'card' ? NOW + id : NOW}`;
    const headers =
      part === 'robot'
        ? { timestamp, sign: hmac(secret, `${timestamp}\n${clientSecret}`) }
        : { 'x-ddpaas-signature-timestamp': timestamp, 'x-ddpaas-signature': hmac('card-secret', timestamp) };
    return messenger.open({ part, query: {}, headers, body }, now)[0];
  };
  return {
    ...rest,
    maxAge: MAX_AGE,
    flaws: ['signature', 'receiver'],
    bring: async (act, how = {}) => {
      const body = Buffer.from(JSON.stringify(payloadOf(bench, act, how.flaw)));
      return bring(act.kind === 'tap' ? 'card' : 'robot', body, act.id, how);
    },
    bringBytes: async (body) => void bring('robot', body, 1, {}),
    understood: (inbound: Inbound, answer: Answer) =>
      understood(inbound, JSON.parse(messenger.reply(inbound, answer).body) as object),
    stop: () => bench.end(),
  };
});

/** What DingTalk shows of an answer: a card's variables to whoever tapped, and of a message's answer nothing. */
function understood(inbound: Inbound, answer: object): { text: string | null; closed: string | null } {
  const { cardData } = answer as { cardData?: { cardParamMap: Record<string, string> } };
  const view = inbound.kind === 'tap' ? cardData?.cardParamMap : undefined;
  return { text: null, closed: view?.['status'] === 'closed' ? (view['note'] ?? null) : null };
}

it('an answer that says nothing leaves the card as it is', () => {
  expect(cardAnswer(NO_ANSWER)).toEqual({});
});
