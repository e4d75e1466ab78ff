import { decrypt, encrypt } from '@wecom/crypto';
import type { Answer, Inbound, Query } from '../../../src/application/ports';
import { createWecom } from '../../../src/messengers/wecom';
import { isElement, readXml, textOf } from '../../../src/messengers/wecom/xml';
import { messengerContract, type Act, type Flaw, type MessengerRig } from '../../contracts/messenger-contract';
import { callbackOf, CONFIG, MAX_AGE, NOW, options, plaintext, sealed, signed } from './bench';
import { startFakeWecom } from './fake-wecom';

/** The plaintext WeCom makes of what somebody did; taps have no id of their own, only a second. */
function messageOf(done: Act): string {
  const common = { FromUserName: done.from, CreateTime: `${NOW / 1000 + done.id}` };
  const event = (Event: string, fields = {}, inner = '') =>
    plaintext({ ...common, MsgType: 'event', Event, ...fields }, inner);
  switch (done.kind) {
    case 'text':
      return plaintext({ ...common, MsgType: 'text', Content: done.text, MsgId: `${done.id}` });
    case 'picture':
      return plaintext({ ...common, MsgType: 'image', MediaId: done.mediaId, MsgId: `${done.id}` });
    case 'tap':
      return event('template_card_event', { EventKey: done.choice, TaskId: done.taskId }, selectedXml(done.selected));
    case 'menu':
      return event('click', { EventKey: done.choice });
    case 'enter':
      return event('enter_agent');
  }
}

function selectedXml(selected: Record<string, string[]>): string {
  const items = Object.entries(selected).map(([key, ids]) => {
    const options = ids.map((id) => `<OptionId><![CDATA[${id}]]></OptionId>`).join('');
    return `<SelectedItem><QuestionKey><![CDATA[${key}]]></QuestionKey><OptionIds>${options}</OptionIds></SelectedItem>`;
  });
  return `<SelectedItems>${items.join('')}</SelectedItems>`;
}

function callback(done: Act, flaw?: Flaw): { query: Query; body: Buffer } {
  if (flaw === 'receiver') return sealed(messageOf(done), { receiveId: 'ww0000000000000000' });
  const sent = sealed(messageOf(done));
  if (flaw === 'signature') return { ...sent, query: { ...sent.query, msg_signature: '0'.repeat(40) } };
  if (flaw === 'content') return { ...sent, body: sealed(messageOf({ ...done, from: 'wangwu' })).body };
  return sent;
}

messengerContract('WeCom', async (): Promise<MessengerRig> => {
  const platform = await startFakeWecom();
  const messenger = createWecom({ ...CONFIG, apiBase: platform.url }, options());
  const echostr = encrypt(CONFIG.callback.encodingAesKey, '12345', CONFIG.corpId);

  return {
    messenger,
    now: NOW,
    maxAge: MAX_AGE,
    bring: async (done, { flaw, now = NOW } = {}) => messenger.open(callbackOf(callback(done, flaw)), now)[0],
    async bringBytes(body) {
      const { query } = callback({ kind: 'text', from: 'lisi', id: 1, text: '进度' });
      messenger.open(callbackOf({ query, body }), NOW);
    },
    unknownActs: [],
    flaws: ['signature', 'receiver', 'content'],
    knowsRepeatedTexts: true,
    urlCheck: { query: { ...signed(echostr), echostr }, answer: '12345' },
    understood(inbound: Inbound, answer: Answer) {
      const { body } = messenger.reply(inbound, answer);
      if (body === '') return { text: null, closed: null };
      const cipher = textOf(readXml(body), 'Encrypt') ?? '';
      const message = readXml(decrypt(CONFIG.callback.encodingAesKey, cipher).message);
      const card = message['TemplateCard'];
      return { text: textOf(message, 'Content'), closed: isElement(card) ? textOf(card, 'ReplaceText') : null };
    },
    person: 'lisi',
    other: 'wangwu',
    outOfReach: 'zhaoliu',
    texts: (userId) => platform.chat(userId).flatMap(({ text }) => text ?? []),
    cards: (userId) => platform.chat(userId).flatMap(({ card }) => card ?? []),
    picture: { mediaId: 'good', bytes: Buffer.from('picture') },
    signIn: { member: { code: 'code-LiSi' }, outsider: { code: 'code-outsider' } },
    loseNextAnswer: () => platform.loseNextSending(),
    expireTokens: () => platform.expireTokens(),
    stop: () => platform.stop(),
    secrets: [CONFIG.secret, CONFIG.callback.token, CONFIG.callback.encodingAesKey, 'token-1'],
  };
});
