import { samplePicture } from '../../src/sandbox/sample-picture';
import {
  buildCard,
  buildStage,
  buildWebhook,
  cardMessage,
  wecomClient,
  type Heard,
  type Json,
  type Stage,
} from './support';

let stage: Stage;
let webhook: Awaited<ReturnType<typeof buildWebhook>>;
let client: Awaited<ReturnType<typeof wecomClient>>;
beforeEach(async () => {
  stage = await buildStage();
  webhook = await buildWebhook(() => stage.platforms.credentials.wecom.callback);
  stage.platforms.setCallbackUrls({ wecom: `${webhook.url}/webhooks/wecom`, wechat: '' });
  client = await wecomClient(stage.platforms);
});
afterEach(async () => {
  await webhook.close();
  await stage.end();
});

const phone = (userid: string) => stage.platforms.control.phones()[userid] ?? [];
const replyTo = ({ message }: Heard, type: string, content: string) =>
  `<xml><ToUserName>${message['FromUserName']}</ToUserName><FromUserName>${message['ToUserName']}</FromUserName><CreateTime>1</CreateTime><MsgType>${type}</MsgType>${content}</xml>`;
const sendCard = async (receivers: string, change: Json = {}) => {
  const answer = await client.send(receivers, cardMessage(buildCard('t1', change)));
  expect(answer).toMatchObject({ errcode: 0 });
  return phone(receivers.split('|')[0] ?? '').at(-1)?.id ?? '';
};

test('a text travels encrypted and its answer lands in the phone', async () => {
  webhook.answer = (heard) => replyTo(heard, 'text', '<Content><![CDATA[收到：投稿]]></Content>');
  const outcome = await stage.platforms.control.say('yinxiaochuan', '投稿 ]]> <b>');
  expect(outcome).toMatchObject({ status: 200, attempts: 1, reply: { kind: 'text', text: '收到：投稿' } });
  const [heard] = webhook.heard;
  const { corpId, agentId } = stage.platforms.credentials.wecom;
  expect(heard?.receiveId).toBe(corpId);
  expect(heard?.raw).not.toContain('投稿');
  expect(heard?.message).toMatchObject({
    ToUserName: corpId,
    FromUserName: 'yinxiaochuan',
    MsgType: 'text',
    Content: '投稿 ]]> <b>',
    AgentID: `${agentId}`,
    CreateTime: `${stage.clock.now / 1000}`,
  });
  expect(BigInt(`${heard?.message['MsgId']}`)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  expect(phone('yinxiaochuan')).toMatchObject([
    { direction: 'out', text: '投稿 ]]> <b>' },
    { direction: 'in', text: '收到：投稿' },
  ]);
});

test('a failing webhook is asked again with the same MsgId, sealed anew', async () => {
  webhook.answer = () => (webhook.heard.length < 3 ? 500 : '');
  const outcome = await stage.platforms.control.say('yinxiaochuan', '进度');
  expect(outcome).toMatchObject({ status: 200, attempts: 3, reply: null });
  expect(new Set(webhook.heard.map(({ message }) => message['MsgId'])).size).toBe(1);
  expect(new Set(webhook.heard.map(({ query }) => query.get('msg_signature'))).size).toBe(3);
});

test('after three re-requests the platform gives up', async () => {
  webhook.answer = () => 500;
  expect(await stage.platforms.control.say('yinxiaochuan', '进度')).toMatchObject({ status: 500, attempts: 4 });
  expect(webhook.heard).toHaveLength(4);
});

test('a late answer is none', async () => {
  const slow = await buildStage({ patience: { deadlineMs: 50, retryMs: [] } });
  const keys = slow.platforms.credentials.wecom.callback;
  const late = await buildWebhook(() => keys);
  let answerNow = () => {};
  late.answer = () => new Promise((resolve) => (answerNow = () => resolve('')));
  slow.platforms.setCallbackUrls({ wecom: late.url, wechat: '' });
  expect(await slow.platforms.control.say('yinxiaochuan', '进度')).toMatchObject({ status: 0, reply: null });
  answerNow();
  await late.close();
  await slow.end();
});

test('copies are the very same bytes', async () => {
  const outcome = await stage.platforms.control.say('yinxiaochuan', '提交', 5);
  expect(outcome.replies).toHaveLength(5);
  expect(webhook.heard).toHaveLength(5);
  expect(new Set(webhook.heard.map(({ raw, query }) => `${query}${raw}`)).size).toBe(1);
});

test('a picture arrives as an image message whose media can be fetched', async () => {
  await stage.platforms.control.picture('yinxiaochuan', 'who.png');
  const [heard] = webhook.heard;
  expect(heard?.message).toMatchObject({ MsgType: 'image' });
  const base = `${stage.platforms.url}/wecom/cgi-bin/media/get?access_token=${client.token}`;
  const answer = await fetch(`${base}&media_id=${heard?.message['MediaId']}`);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(await samplePicture('who.png'));
  expect(phone('yinxiaochuan')).toMatchObject([{ direction: 'out', kind: 'image' }]);
});

test('menu and entering are events', async () => {
  await stage.platforms.control.menu('lankeke', 'submit');
  await stage.platforms.control.enter('lankeke');
  expect(webhook.heard.map(({ message }) => message)).toMatchObject([
    { MsgType: 'event', Event: 'click', EventKey: 'submit' },
    { MsgType: 'event', Event: 'enter_agent', EventKey: '' },
  ]);
});

describe('taps', () => {
  const selection = {
    button_selection: {
      question_key: 'reason',
      option_list: [
        { id: 'none', text: '请选择' },
        { id: 'fact', text: '事实有误' },
      ],
    },
  };

  test('the event carries key, task, card type, selection and a fresh code', async () => {
    const id = await sendCard('mengchuqing', selection);
    await stage.platforms.control.tap('mengchuqing', id, 'approve');
    await stage.platforms.control.tap('mengchuqing', id, 'return', { reason: ['fact'] });
    const [first, second] = webhook.heard.map(({ message }) => message);
    expect(first).toMatchObject({
      Event: 'template_card_event',
      EventKey: 'approve',
      TaskId: 't1',
      CardType: 'button_interaction',
      SelectedItems: { SelectedItem: { QuestionKey: 'reason', OptionIds: { OptionId: 'none' } } },
    });
    expect(second).toMatchObject({ SelectedItems: { SelectedItem: { OptionIds: { OptionId: 'fact' } } } });
    expect(first?.['ResponseCode']).not.toBe(second?.['ResponseCode']);
    const update = {
      userids: ['mengchuqing'],
      response_code: first?.['ResponseCode'],
      button: { replace_name: '已同意' },
    };
    expect(await client.post('message/update_template_card', update)).toMatchObject({ errcode: 0 });
    expect(phone('mengchuqing')).toMatchObject([{ live: false, replaceText: '已同意' }]);
  });

  test('a passive update changes the copy of the tapper only', async () => {
    const id = await sendCard('mengchuqing|huoyuanzhi');
    webhook.answer = (heard) =>
      replyTo(heard, 'update_button', '<Button><ReplaceName><![CDATA[已同意]]></ReplaceName></Button>');
    const outcome = await stage.platforms.control.tap('mengchuqing', id, 'approve');
    expect(outcome.reply).toEqual({ kind: 'update_button', replaceName: '已同意' });
    expect(phone('mengchuqing')).toMatchObject([{ live: false, replaceText: '已同意' }]);
    expect(phone('huoyuanzhi')).toMatchObject([{ live: true }]);
  });

  test('a passive full card is read from its XML names and shown', async () => {
    const id = await sendCard('mengchuqing', selection);
    webhook.answer = (heard) =>
      replyTo(
        heard,
        'update_template_card',
        `<TemplateCard><CardType>button_interaction</CardType><MainTitle><Title>已审核</Title><Desc/></MainTitle>
         <HorizontalContentList><KeyName>账号</KeyName><Value>微博</Value></HorizontalContentList>
         <HorizontalContentList><KeyName>全文</KeyName><Value>查看</Value><Type>1</Type><Url>http://127.0.0.1/s</Url></HorizontalContentList>
         <ButtonSelection><QuestionKey>reason</QuestionKey><Disable>true</Disable><OptionList><Id>none</Id><Text>请选择</Text></OptionList></ButtonSelection>
         <ButtonList><Text>同意</Text><Style>1</Style><Key>approve</Key></ButtonList><ReplaceText>孟初晴 已同意</ReplaceText></TemplateCard>`,
      );
    expect(await stage.platforms.control.tap('mengchuqing', id, 'approve')).not.toHaveProperty('problem');
    expect(phone('mengchuqing')).toMatchObject([
      {
        live: false,
        replaceText: '孟初晴 已同意',
        card: {
          task_id: 't1',
          main_title: { title: '已审核' },
          horizontal_content_list: [{ keyname: '账号' }, { keyname: '全文', type: 1, url: 'http://127.0.0.1/s' }],
          button_selection: { question_key: 'reason', disable: true },
        },
      },
    ]);
  });

  test.each([
    ['text on a card event', 'text', '<Content>好</Content>', 'text is no answer to template_card_event'],
    [
      'a card over the limits',
      'update_template_card',
      '<TemplateCard><CardType>button_interaction</CardType></TemplateCard>',
      'template_card',
    ],
  ])('%s is dropped with the reason', async (_name, type, content, problem) => {
    const id = await sendCard('mengchuqing');
    webhook.answer = (heard) => replyTo(heard, type, content);
    const outcome = await stage.platforms.control.tap('mengchuqing', id, 'approve');
    expect(outcome).toMatchObject({ reply: null, problem: expect.stringContaining(problem) });
    expect(phone('mengchuqing')).toMatchObject([{ live: true }]);
  });

  test('a forwarded card is tapped under the name of who tapped it', async () => {
    const id = await sendCard('mengchuqing');
    await stage.platforms.control.tap('luyouren', id, 'approve');
    expect(webhook.heard[0]?.message).toMatchObject({ FromUserName: 'luyouren', TaskId: 't1' });
  });

  test('a tap that was on its way when the card changed still arrives', async () => {
    const id = await sendCard('mengchuqing');
    webhook.answer = (heard) => replyTo(heard, 'update_button', '<Button><ReplaceName>已同意</ReplaceName></Button>');
    await stage.platforms.control.tap('mengchuqing', id, 'approve');
    await stage.platforms.control.tap('mengchuqing', id, 'return');
    expect(webhook.heard.map(({ message }) => message['EventKey'])).toEqual(['approve', 'return']);
  });

  test('what no client offers cannot be tapped', async () => {
    const id = await sendCard('mengchuqing', { button_list: [{ text: '看全文', type: 1, url: 'http://127.0.0.1/s' }] });
    await expect(stage.platforms.control.tap('mengchuqing', id, 'approve')).rejects.toThrow('no key approve');
    await expect(stage.platforms.control.tap('mengchuqing', 'm999', 'approve')).rejects.toThrow('no card');
    await expect(stage.platforms.control.say('nobody', '在吗')).rejects.toThrow('nobody has the userid');
  });
});

test('a reply with a wrong signature is shown to nobody', async () => {
  webhook.answer = () => 'not encrypted at all';
  expect(await stage.platforms.control.say('lankeke', '在吗')).toMatchObject({
    reply: null,
    problem: 'the reply is not XML',
  });
  expect(phone('lankeke')).toHaveLength(1);
});

test('the URL verification expects the plain text exactly', async () => {
  expect(await stage.platforms.control.verifyCallback()).toEqual({ status: 200, ok: true });
});
