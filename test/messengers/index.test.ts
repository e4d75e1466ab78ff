import { createMessengers } from '../../src/messengers';
import { CONFIG, options } from './wecom/bench';

const DINGTALK = {
  apiBase: 'http://127.0.0.1:9',
  oapiBase: 'http://127.0.0.1:9',
  loginBase: 'http://127.0.0.1:9',
  clientId: 'ding1',
  clientSecret: 'secret',
  robotCode: 'ding1',
  corpId: 'dingcorp',
  cardTemplateId: 'a.schema',
};

describe('the messengers', () => {
  it('are those that are configured', () => {
    expect(createMessengers({ wecom: CONFIG }, options()).map(({ name }) => name)).toEqual(['wecom']);
    const dingtalk = { ...DINGTALK, inbound: 'stream' as const };
    const both = createMessengers({ dingtalk, wecom: CONFIG }, options());
    expect(both.map(({ name }) => name)).toEqual(['wecom', 'dingtalk']);
    expect(createMessengers({}, options())).toEqual([]);
  });
});
