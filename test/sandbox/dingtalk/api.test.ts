import { noQuirks } from '../../../src/sandbox/dingtalk/quirks';
import type { Dingtalk } from '../../../src/sandbox/dingtalk/state';
import { spendSecond } from '../../../src/sandbox/dingtalk/usage';
import { buildStage, getJson, type Json, type Stage } from '../support';
import { cardBody, dingtalkClient, streamClient } from './support';

let stage: Stage;
let api: Awaited<ReturnType<typeof dingtalkClient>>;
beforeEach(async () => {
  stage = await buildStage({ dingtalkPatience: { robotRetryMs: [], eventRetryMs: [], cardMs: 100, eventMs: 100 } });
  api = await dingtalkClient(stage.platforms);
});
afterEach(() => stage.end());
const people = () => stage.platforms.control.dingtalk;
const CREATE = '/v1.0/card/instances/createAndDeliver';
const create = (change: Json = {}, userid = '0202') =>
  api.call('POST', CREATE, cardBody(stage.platforms, userid, change));
const variables = (map: Json) => ({ cardData: { cardParamMap: map } });

describe('tokens', () => {
  it('are the same within their life and end early when told', async () => {
    expect((await dingtalkClient(stage.platforms)).token).toBe(api.token);
    await people().expireTokens();
    expect(await create()).toMatchObject({ status: 400, body: { code: 'InvalidAuthentication' } });
    expect((await dingtalkClient(stage.platforms)).token).not.toBe(api.token);
  });

  it('are refused to a wrong secret', async () => {
    const { clientId } = stage.platforms.credentials.dingtalk;
    const asked = { appKey: clientId, appSecret: 'x' };
    expect(await api.plain('POST', '/v1.0/oauth2/accessToken', asked)).toMatchObject({
      status: 400,
      body: { code: 'invalidClientIdOrSecret' },
    });
    const old = `${stage.platforms.url}/dingtalk-oapi/gettoken?appkey=${clientId}&appsecret=x`;
    expect(await getJson(old)).toMatchObject({ errcode: 40089 });
  });
});

describe('calls in one second', () => {
  const dingtalk = { quirks: { ...noQuirks(), callsASecond: 20 }, recent: new Map() } as unknown as Dingtalk;
  const call = (at: number, name = 'create') => spendSecond(dingtalk, name, at);

  it('are twenty of one interface at most, and what is refused does not count', () => {
    for (let n = 0; n < 20; n += 1) call(n);
    expect(() => call(999)).toThrow('too many calls');
    expect(() => call(999, 'update')).not.toThrow();
    expect(() => call(1000)).not.toThrow();
    expect(() => call(1000)).toThrow('too many calls');
  });
});

describe('cards', () => {
  it('are delivered once per outTrackId', async () => {
    expect(await create()).toMatchObject({
      status: 200,
      body: { result: { deliverResults: [{ success: true, spaceId: '0202' }] } },
    });
    expect(await create(variables({ status: 'other' }))).toMatchObject({ body: { code: 'param.cardAlreadyExist' } });
    expect(people().chats()['0202']).toMatchObject([{ kind: 'card', card: { status: 'pending' } }]);
  });

  it.each<[string, Json, string]>([
    ['a value over 1 KB', variables({ title: '字'.repeat(342) }), 'param.invalid'],
    ['a value that is no text', variables({ count: 1 }), 'param.invalid'],
    ['another template', { cardTemplateId: 'other.schema' }, 'param.templateNotExist'],
    ['no delivery model', { imRobotOpenDeliverModel: undefined }, 'param.openDeliverModelEmpty'],
    ['a space of another kind', { openSpaceId: 'dtv1.card//IM_GROUP.x' }, 'param.openSpaceIdInvalid'],
    ['no id of its own', { outTrackId: '' }, 'param.outTrackIdEmpty'],
  ])('with %s are refused', async (_what, change, code) => {
    expect(await create(change)).toMatchObject({ status: 400, body: { code } });
  });

  it('may fail to be delivered although the answer is 200', async () => {
    people().misbehave({ failedDeliveries: 1 });
    const failed = { status: 200, body: { success: true, result: { deliverResults: [{ success: false }] } } };
    expect(await create()).toMatchObject(failed);
    expect(await create({ outTrackId: 'c-2' }, 'nobody')).toMatchObject(failed);
    expect(people().chats()['0202']).toEqual([]);
  });

  it('are changed for everybody, by key or as a whole', async () => {
    await create();
    const put = (change: Json) => api.call('PUT', '/v1.0/card/instances', { outTrackId: 'c-1', ...change });
    await put({ ...variables({ status: 'done' }), cardUpdateOptions: { updateCardDataByKey: true } });
    expect(people().card('0202', 'c-1')).toMatchObject({ status: 'done', title: '晨跑的好处' });
    await put(variables({ status: 'over' }));
    expect(people().card('0202', 'c-1')).toEqual({ status: 'over' });
    expect(await put({ outTrackId: 'c-9', ...variables({ status: 'x' }) })).toMatchObject({
      body: { code: 'param.cardNotExist' },
    });
  });

  it('are refused while the template is not published', async () => {
    people().misbehave({ unpublishedTemplate: true });
    expect(await create()).toMatchObject({ body: { code: 'param.templateUnpublished' } });
  });
});

describe('messages', () => {
  const send = (userIds: string[], msgParam: unknown = JSON.stringify({ content: '已签发' })) => {
    const { robotCode } = stage.platforms.credentials.dingtalk;
    return api.call('POST', '/v1.0/robot/oToMessages/batchSend', {
      robotCode,
      userIds,
      msgKey: 'sampleText',
      msgParam,
    });
  };

  it('reach whom they can and list the others', async () => {
    people().misbehave({ flowControlled: ['0201'] });
    expect(await send(['0202', '0201', 'nobody'])).toMatchObject({
      status: 200,
      body: { invalidStaffIdList: ['nobody'], flowControlledStaffIdList: ['0201'] },
    });
    expect(people().chats()['0202']).toMatchObject([{ direction: 'in', text: '已签发' }]);
    expect(people().chats()['0201']).toEqual([]);
  });

  it('go to twenty people at most, their content as a text', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `${index}`);
    expect(await send(many)).toMatchObject({ body: { code: 'invalidParameter.userIds.overMax' } });
    expect(await send(['0202'], { content: 'x' })).toMatchObject({
      body: { code: 'invalidParameter.msgParam.invalid' },
    });
  });

  it('answer through the address that came with a message, for ninety minutes', async () => {
    const client = await streamClient(stage.platforms);
    await people().say('0202', '帮助');
    const address = `${client.pushed()[0]?.data['sessionWebhook'] as string}`;
    client.close();
    const reply = async () => {
      const body = JSON.stringify({ msgtype: 'text', text: { content: '您可以' } });
      return (await (await fetch(address, { method: 'POST', body })).json()) as Json;
    };
    expect(await reply()).toMatchObject({ errcode: 0 });
    stage.clock.now += 5_400_000;
    expect(await reply()).toMatchObject({ errcode: 300001 });
  });

  it('cost quota, and fail when it is used up', async () => {
    people().misbehave({ callsLeft: 1 });
    expect(await send(['0202'])).toMatchObject({ status: 200 });
    expect(await send(['0202'])).toMatchObject({
      status: 403,
      body: { code: 'Forbidden.AccessDenied.ApiCountLimitForOrg' },
    });
    expect(people().usage()).toMatchObject({ calls: 1 });
  });
});

describe('the directory', () => {
  it('is read level by level and page by page', async () => {
    const { result } = (await api.old('topapi/v2/department/listsub', { dept_id: 1 })) as {
      result: { dept_id: number; name: string }[];
    };
    const medical = result[0]!;
    const page = (cursor: number) =>
      api.old('topapi/v2/user/list', { dept_id: medical.dept_id, cursor, size: 1 }) as Promise<{
        result: { has_more: boolean; next_cursor?: number; list: { userid: string; leader: boolean }[] };
      }>;
    const first = (await page(0)).result;
    expect(first).toMatchObject({ has_more: true, next_cursor: 1 });
    const all = [first, (await page(1)).result].flatMap(({ list }) => list);
    expect(new Set(all.map(({ userid }) => userid)).size).toBe(2);
    expect(await api.old('topapi/v2/user/list', { dept_id: 77, cursor: 0, size: 1 })).toMatchObject({ errcode: 60003 });
  });

  it('knows a person by either id, and no longer somebody who left', async () => {
    const user = (await api.old('topapi/v2/user/get', { userid: '0202' })) as { result: { unionid: string } };
    const { unionid } = user.result;
    expect(await api.old('topapi/user/getbyunionid', { unionid })).toMatchObject({
      result: { userid: '0202', contact_type: 0 },
    });
    await people().personnel({ leave: '0202' });
    expect(await api.old('topapi/v2/user/get', { userid: '0202' })).toMatchObject({ errcode: 60121 });
  });
});

describe('to-dos', () => {
  it('are one per sourceId, and done when the app says so', async () => {
    const { result } = (await api.old('topapi/v2/user/get', { userid: '0202' })) as { result: { unionid: string } };
    const path = `/v1.0/todo/users/${result.unionid}/tasks`;
    const task = {
      subject: '待审：晨跑的好处',
      sourceId: 's-1',
      executorIds: [result.unionid],
      detailUrl: { appUrl: 'https://q.example/s/2026-0001' },
    };
    const { body } = await api.call('POST', path, task);
    expect(await api.call('POST', path, task)).toMatchObject({ status: 400, body: { message: 'task exist' } });
    expect(people().todos('0202')).toMatchObject([{ done: false }]);
    await api.call('PUT', `${path}/${body['id'] as string}`, { done: true });
    expect(people().todos('0202')).toMatchObject([{ done: true }]);
  });
});

describe('signing in', () => {
  it('gives a unionid for a code that works once', async () => {
    const { clientId, clientSecret } = stage.platforms.credentials.dingtalk;
    stage.platforms.setCallbackUrls({ wecom: '', wechat: '', dingtalk: 'http://127.0.0.1:9/webhooks/dingtalk' });
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: 'openid',
      prompt: 'consent',
      redirect_uri: 'http://127.0.0.1:9/auth/dingtalk/return',
      state: 'a1',
      as: '0202',
    });
    const page = await fetch(`${stage.platforms.url}/dingtalk-login/oauth2/auth?${query}`, { redirect: 'manual' });
    const target = new URL(page.headers.get('location') ?? '');
    expect(target.searchParams.get('state')).toBe('a1');
    const code = target.searchParams.get('authCode');
    const exchange = { clientId, clientSecret, code, grantType: 'authorization_code' };
    const { body } = await api.plain('POST', '/v1.0/oauth2/userAccessToken', exchange);
    expect(await api.plain('POST', '/v1.0/oauth2/userAccessToken', exchange)).toMatchObject({ status: 400 });
    const me = await api.plain('GET', '/v1.0/contact/users/me', undefined, {
      'x-acs-dingtalk-access-token': `${body['accessToken'] as string}`,
    });
    expect(me.body).toHaveProperty('unionId');
    expect(me.body).not.toHaveProperty('userid');
  });
});

describe('over HTTP', () => {
  it('disturbances are played in the shape of each interface', async () => {
    const fault = (path: string, rest: Json) =>
      stage.platforms.control.fault({ platform: 'dingtalk', path, ...rest } as never);
    fault(CREATE, { mode: 'errcode', code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', status: 403 });
    expect(await create()).toMatchObject({
      status: 403,
      body: { code: expect.stringContaining('QpsLimit') as string },
    });
    fault('/topapi/v2/user/get', { mode: 'errcode', errcode: 90018 });
    expect(await api.old('topapi/v2/user/get', { userid: '0202' })).toMatchObject({ errcode: 90018 });
  });
});
