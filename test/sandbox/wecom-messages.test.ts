import { buildCard, buildStage, cardMessage, getJson, postJson, wecomClient, type Json, type Stage } from './support';

let stage: Stage;
let client: Awaited<ReturnType<typeof wecomClient>>;
beforeEach(async () => {
  stage = await buildStage();
  client = await wecomClient(stage.platforms);
});
afterEach(() => stage.end());

const text = (content: string): Json => ({ msgtype: 'text', text: { content } });
const phone = (userid: string) => stage.platforms.control.phones()[userid] ?? [];

describe('access tokens', () => {
  test('the same token comes back until it ends, then the old one is 42001', async () => {
    const again = await wecomClient(stage.platforms);
    expect(again.token).toBe(client.token);
    stage.clock.now += 7200_000;
    expect(await client.get('agent/get', '&agentid=1000002')).toMatchObject({ errcode: 42001 });
    expect((await wecomClient(stage.platforms)).token).not.toBe(client.token);
  });

  test.each([
    ['no token', '', 41001],
    ['another token', '?access_token=x', 40014],
  ])('%s', async (_name, query, errcode) => {
    const answer = await getJson(`${stage.platforms.url}/wecom/cgi-bin/user/get${query}`);
    expect(answer).toMatchObject({ errcode });
  });

  test('a wrong secret and a wrong corp are told apart', async () => {
    const base = `${stage.platforms.url}/wecom/cgi-bin/gettoken`;
    const { corpId } = stage.platforms.credentials.wecom;
    expect(await getJson(`${base}?corpid=${corpId}&corpsecret=x`)).toMatchObject({ errcode: 40001 });
    expect(await getJson(`${base}?corpid=x&corpsecret=x`)).toMatchObject({ errcode: 40013 });
  });

  test('a fault ends the token early', async () => {
    await stage.platforms.control.expireTokens('wecom');
    expect(await client.send('yinxiaochuan', text('在吗'))).toMatchObject({ errcode: 42001 });
  });
});

describe('receivers', () => {
  test('some invalid: sent to the others, the invalid ones lower-case', async () => {
    const answer = await client.send('YinXiaoChuan|Nobody|lankeke', text('你好'));
    expect(answer).toMatchObject({ errcode: 0, invaliduser: 'nobody' });
    expect(phone('yinxiaochuan')).toMatchObject([{ kind: 'text', text: '你好', direction: 'in' }]);
    expect(phone('lankeke')).toHaveLength(1);
  });

  test.each<[string, Json, number]>([
    ['all invalid', { touser: 'nobody', ...text('你好') }, 81013],
    ['nobody named', text('你好'), 82001],
    ['an agentid in quotes', { touser: 'lankeke', agentid: '1000002', ...text('你好') }, 40056],
    ['another app', { touser: 'lankeke', agentid: 5, ...text('你好') }, 301002],
    ['over a thousand', { touser: 'x|'.repeat(1001), ...text('你好') }, 40032],
  ])('%s', async (_name, body, errcode) => {
    expect(await client.post('message/send', body)).toMatchObject({ errcode });
  });
});

describe('contents', () => {
  test.each<[string, Json, number]>([
    ['a text of 2048 bytes', text('好'.repeat(682) + 'ab'), 0],
    ['a text of 2049 bytes', text('好'.repeat(683)), 45002],
    ['an empty text', text(''), 44004],
    ['markdown too long', { msgtype: 'markdown', markdown: { content: 'x'.repeat(2049) } }, 45002],
    ['markdown with safe', { msgtype: 'markdown', markdown: { content: 'x' }, safe: 1 }, 40058],
    ['a card with safe', { ...cardMessage(buildCard('t1')), safe: 1 }, 40058],
    ['a textcard', { msgtype: 'textcard', textcard: { title: '题', description: '述', url: 'http://127.0.0.1/' } }, 0],
    [
      'a textcard title of 129 bytes',
      { msgtype: 'textcard', textcard: { title: '题'.repeat(43), description: '述', url: 'http://127.0.0.1/' } },
      45002,
    ],
    ['a textcard without url', { msgtype: 'textcard', textcard: { title: '题', description: '述' } }, 40058],
    [
      'a button text of five',
      {
        msgtype: 'textcard',
        textcard: { title: '题', description: '述', url: 'http://127.0.0.1/', btntxt: '查看全文吧' },
      },
      45002,
    ],
    [
      'nine articles',
      {
        msgtype: 'news',
        news: { articles: Array.from({ length: 9 }, () => ({ title: '题', url: 'http://127.0.0.1/' })) },
      },
      40058,
    ],
    ['an unknown picture', { msgtype: 'image', image: { media_id: 'x' } }, 40007],
    ['an unknown type', { msgtype: 'poem' }, 40008],
  ])('%s', async (_name, content, errcode) => {
    expect(await client.send('lankeke', content)).toMatchObject({ errcode });
    expect(phone('lankeke')).toHaveLength(errcode === 0 ? 1 : 0);
  });

  test('escaped Chinese is refused, an escaped line break is not', async () => {
    const send = async (content: string) => {
      const body = `{"touser":"lankeke","agentid":1000002,"msgtype":"text","text":{"content":"${content}"}}`;
      const url = `${stage.platforms.url}/wecom/cgi-bin/message/send?access_token=${client.token}`;
      return (await fetch(url, { method: 'POST', body })).json();
    };
    expect(await send('\\u4f60\\u597d')).toMatchObject({ errcode: 40033 });
    expect(await send('一\\u000a二')).toMatchObject({ errcode: 0 });
    expect(phone('lankeke')).toMatchObject([{ text: '一\n二' }]);
  });

  test('ids are translated where the request asks for it', async () => {
    const card = buildCard('t1', { main_title: { title: '待审', desc: '提交人 $userName=yinxiaochuan$' } });
    await client.send('lankeke', { ...cardMessage(card), enable_id_trans: 1 });
    expect(phone('lankeke')[0]?.card?.main_title?.desc).toBe('提交人 尹小川');
  });
});

describe('repeats', () => {
  test('a task_id is unique forever', async () => {
    expect(await client.send('lankeke', cardMessage(buildCard('t1')))).toMatchObject({ errcode: 0 });
    stage.clock.now += 400 * 86_400_000;
    client = await wecomClient(stage.platforms);
    expect(await client.send('xiazhi', cardMessage(buildCard('t1')))).toMatchObject({ errcode: 42014 });
    expect(phone('xiazhi')).toHaveLength(0);
  });

  test('the same body is swallowed only inside the interval and only when asked', async () => {
    const checked = { ...text('提醒'), enable_duplicate_check: 1, duplicate_check_interval: 600 };
    const first = await client.send('lankeke', checked);
    expect(await client.send('lankeke', checked)).toMatchObject({ errcode: 0, msgid: first['msgid'] });
    expect(phone('lankeke')).toHaveLength(1);
    stage.clock.now += 600_000;
    await client.send('lankeke', checked);
    await client.send('lankeke', text('提醒'));
    await client.send('lankeke', text('提醒'));
    expect(phone('lankeke')).toHaveLength(4);
  });

  test('more than thirty a minute are accepted and silently dropped', async () => {
    for (let index = 0; index < 31; index += 1) {
      expect(await client.send('lankeke', text(`第${index}条`))).toMatchObject({ errcode: 0, invaliduser: '' });
    }
    expect(phone('lankeke')).toHaveLength(30);
    expect(stage.platforms.control.view().dropped).toBe(1);
    stage.clock.now += 60_000;
    await client.send('lankeke', text('下一分钟'));
    expect(phone('lankeke').at(-1)?.text).toBe('下一分钟');
  });
});

describe('cards after sending', () => {
  const sendCard = async (receivers: string, taskId: string) => {
    const answer = await client.send(receivers, cardMessage(buildCard(taskId)));
    return { msgid: `${answer['msgid']}`, code: `${answer['response_code']}` };
  };
  const update = (code: string, change: Json) =>
    client.post('message/update_template_card', { response_code: code, ...change });

  test('a code greys the buttons of the named receivers only, and works once', async () => {
    const { code } = await sendCard('lankeke|xiazhi', 't1');
    const change = { userids: ['LanKeKe', 'huoyuanzhi'], button: { replace_name: '已由他人处理' } };
    expect(await update(code, change)).toEqual({ errcode: 0, errmsg: 'ok', invaliduser: ['huoyuanzhi'] });
    expect(phone('lankeke')).toMatchObject([{ live: false, replaceText: '已由他人处理' }]);
    expect(phone('xiazhi')).toMatchObject([{ live: true, replaceText: null }]);
    expect(await update(code, { ...change, userids: ['xiazhi'] })).toMatchObject({ errcode: 42022 });
    expect(phone('xiazhi')).toMatchObject([{ live: true }]);
  });

  test('a full replacement keeps the task and can freeze the buttons', async () => {
    const { code } = await sendCard('lankeke', 't1');
    const card = buildCard('', { task_id: undefined, main_title: { title: '已签发' }, replace_text: '已同意' });
    expect(await update(code, { atall: 1, template_card: card })).toMatchObject({ errcode: 0 });
    expect(phone('lankeke')).toMatchObject([
      { live: false, replaceText: '已同意', card: { task_id: 't1', main_title: { title: '已签发' } } },
    ]);
  });

  test('a failed update spends the code too', async () => {
    const { code } = await sendCard('lankeke', 't1');
    expect(await update(code, { userids: ['lankeke'], template_card: buildCard('t2') })).toMatchObject({
      errcode: 42014,
    });
    expect(await update(code, { userids: ['lankeke'], button: { replace_name: '已处理' } })).toMatchObject({
      errcode: 42022,
    });
  });

  test.each([
    ['just before 72 hours', 72 * 3_600_000 - 1, 0],
    ['after 72 hours', 72 * 3_600_000, 42016],
  ])('a code %s', async (_name, age, errcode) => {
    const { code } = await sendCard('lankeke', 't1');
    stage.clock.now += age;
    client = await wecomClient(stage.platforms);
    expect(await update(code, { userids: ['lankeke'], button: { replace_name: '已处理' } })).toMatchObject({ errcode });
  });

  test('an unknown code, no code and another app', async () => {
    const change = { userids: ['lankeke'], button: { replace_name: '已处理' } };
    expect(await update('x', change)).toMatchObject({ errcode: 42016 });
    expect(await client.post('message/update_template_card', change)).toMatchObject({ errcode: 40058 });
    expect(await update('x', { ...change, agentid: 5 })).toMatchObject({ errcode: 42015 });
  });

  test('a notice without action menu has no code', async () => {
    const notice = {
      card_type: 'text_notice',
      main_title: { title: '已发布' },
      card_action: { type: 1, url: 'http://127.0.0.1/' },
    };
    const answer = await client.send('lankeke', cardMessage(notice));
    expect(answer).toMatchObject({ errcode: 0 });
    expect(answer).not.toHaveProperty('response_code');
    expect(phone('lankeke')).toMatchObject([{ live: false }]);
  });

  test('a recall removes the message for everybody, within 24 hours', async () => {
    const { msgid } = await sendCard('lankeke|xiazhi', 't1');
    const late = await sendCard('lankeke', 't2');
    expect(await client.post('message/recall', { msgid })).toMatchObject({ errcode: 0 });
    expect(phone('xiazhi')).toMatchObject([{ recalled: true, live: false }]);
    stage.clock.now += 24 * 3_600_000 + 1;
    client = await wecomClient(stage.platforms);
    expect(await client.post('message/recall', { msgid: late.msgid })).toMatchObject({ errcode: 40058 });
  });
});

test('without a callback URL no card that calls back can be sent', async () => {
  stage.platforms.setCallbackUrls({ wecom: '', wechat: '' });
  expect(await client.send('lankeke', cardMessage(buildCard('t1')))).toMatchObject({ errcode: 43012 });
});

test('media: a picture goes up, comes down with its name, and dies after three days', async () => {
  const { control, url } = stage.platforms;
  const form = new FormData();
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  form.append('media', new Blob([new Uint8Array(png)]), 'poster.png');
  const up = await fetch(`${url}/wecom/cgi-bin/media/upload?access_token=${client.token}&type=image`, {
    method: 'POST',
    body: form,
  });
  const { media_id: mediaId } = (await up.json()) as Json;
  const address = () => `${url}/wecom/cgi-bin/media/get?access_token=${client.token}&media_id=${mediaId}`;
  const down = await fetch(address());
  expect(down.headers.get('content-disposition')).toContain('poster.png');
  expect(Buffer.from(await down.arrayBuffer())).toEqual(png);

  await client.send('lankeke', { msgtype: 'image', image: { media_id: mediaId } });
  const picture = control.phones()['lankeke']?.[0]?.picture ?? '';
  expect(Buffer.from(await (await fetch(picture)).arrayBuffer())).toEqual(png);

  stage.clock.now += 3 * 86_400_000;
  client = await wecomClient(stage.platforms);
  expect(await getJson(address())).toMatchObject({ errcode: 40007 });
});

test('the directory knows the company, its departments and the guest', async () => {
  expect(await client.get('user/get', '&userid=MengChuQing')).toMatchObject({
    userid: 'mengchuqing',
    name: '孟初晴',
    is_leader_in_dept: [1],
  });
  expect(await client.get('user/get', '&userid=luyouren')).toMatchObject({ errcode: 0, userid: 'luyouren' });
  expect(await client.get('user/get', '&userid=nobody')).toMatchObject({ errcode: 60111 });
  const departments = (await client.get('department/list'))['department'] as { id: number; name: string }[];
  const content = departments.find(({ name }) => name === '健康内容部');
  const members = (await client.get('user/simplelist', `&department_id=${content?.id}`))['userlist'] as Json[];
  expect(members.map(({ userid }) => userid)).toEqual(['mengchuqing', 'yinxiaochuan']);
});

test('the menu is kept within its limits', async () => {
  const create = (button: Json[]) =>
    postJson(`${stage.platforms.url}/wecom/cgi-bin/menu/create?access_token=${client.token}&agentid=1000002`, {
      button,
    });
  const click = { type: 'click', name: '我要投稿', key: 'submit' };
  expect(await create([click, click, click, click])).toMatchObject({ errcode: 40016 });
  expect(await create([{ ...click, name: '六个汉字超长' }])).toMatchObject({ errcode: 40016 });
  expect(await create([{ type: 'view', name: '待办', url: 'example' }])).toMatchObject({ errcode: 40054 });
  expect(await create([click])).toMatchObject({ errcode: 0 });
  expect(await client.get('menu/get', '&agentid=1000002')).toMatchObject({ button: [click] });
  expect(stage.platforms.control.view().menu).toEqual({ button: [click] });
  await client.get('menu/delete', '&agentid=1000002');
  expect(stage.platforms.control.view().menu).toBeNull();
});
