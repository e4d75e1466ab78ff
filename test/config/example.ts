/** A complete, correct configuration of a fictional company, as mapping; tests change one thing in it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigProblems, loadConfig, type Config, type ConfigProblem } from '../../src/config';

/** Values that must never be seen in a problem. */
export const SECRETS = {
  wecomSecret: 'wecomSecretValue0123456789',
  wecomToken: 'wecomTokenValue',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  weiboToken: '2.00weiboAccessTokenValue',
  appSecret: 'officialAccountSecretValue',
  password: 'databasePasswordValue',
};

export const example = () => ({
  server: { host: '127.0.0.1', port: 8080, publicUrl: 'https://qianfa.example.com/' },
  database: { url: 'sqlite:var/qianfa.sqlite' },
  messengers: {
    wecom: {
      apiBase: 'https://qyapi.weixin.qq.com',
      oauthBase: 'https://open.weixin.qq.com',
      corpId: 'ww1234567890abcdef',
      agentId: 1000002,
      secret: SECRETS.wecomSecret,
      callback: { token: SECRETS.wecomToken, encodingAesKey: SECRETS.aesKey },
    },
  },
  accounts: [
    {
      id: 'weibo-main',
      channel: 'weibo',
      name: '@青岚里健康',
      ownerDepartment: 'D-OFF',
      purpose: '健康知识',
      publish: 'api',
      apiBase: 'https://api.weibo.com',
      appKey: '1234567890',
      appSecret: SECRETS.appSecret,
      accessToken: SECRETS.weiboToken,
      uid: '5000000001',
      rip: '203.0.113.5',
      linkBase: 'https://qianfa.example.com/p/',
    },
    {
      id: 'wechat-main',
      channel: 'wechat',
      name: '青岚里健康服务',
      ownerDepartment: 'D-OFF',
      purpose: '健康服务',
      publish: 'api',
      kind: 'subscription',
      apiBase: 'https://api.weixin.qq.com',
      appId: 'wx1234567890abcdef',
      appSecret: SECRETS.appSecret,
      release: 'freepublish',
      callback: { token: 'wechatTokenValue', encodingAesKey: SECRETS.aesKey },
    },
  ],
  organization: exampleOrganization(),
});

function exampleOrganization() {
  return {
    company: '青岚里健康科技集团有限公司',
    people: [
      { id: 'U-OFF-01', name: '甲主任', title: '办公室主任', wecom: 'jia' },
      { id: 'U-OFF-02', name: '乙联系', title: '联系人', wecom: 'yi' },
      { id: 'U-MED-01', name: '丙主任', title: '科普部主任', wecom: 'bing' },
      { id: 'U-MED-02', name: '丁编辑', title: '科普编辑', wecom: 'ding', dingtalk: '0123' },
      { id: 'U-SEC-01', name: '戊组长', title: '保密负责人', wecom: 'wu' },
      { id: 'U-EXE-01', name: '己总', title: '总经理', wecom: 'ji' },
      { id: 'U-EXE-02', name: '庚副总', title: '副总经理', wecom: 'geng' },
    ],
    departments: [
      { id: 'D-OFF', name: '公司办公室', head: 'U-OFF-01', informationOfficer: null },
      { id: 'D-MED', name: '医学科普部', head: 'U-MED-01', informationOfficer: 'U-MED-02' },
    ],
    office: {
      head: 'U-OFF-01',
      contacts: ['U-OFF-02'],
      editors: ['U-OFF-02'],
      publishers: ['U-OFF-02'],
      credentialCustodian: 'U-OFF-02',
    },
    secrecyLead: 'U-SEC-01',
    executives: ['U-EXE-01'],
    delegations: [
      {
        from: 'U-EXE-01',
        to: 'U-EXE-02',
        start: '2026-03-01T00:00+08:00',
        end: '2026-03-09T00:00+08:00',
        document: '授〔2026〕3号',
      },
    ],
    archivists: ['U-OFF-01'],
    auditors: [],
    sysAdmins: ['U-MED-02'],
  };
}

const NOTHING = Symbol('take this key out');
export const gone = NOTHING;

/** The example with one place changed: `with('accounts[1].kind', 'x')`; `gone` takes the key out. */
export function exampleWith(changes: Record<string, unknown>): unknown {
  const whole: unknown = example();
  for (const [place, value] of Object.entries(changes)) change(whole, stepsOf(place), value);
  return whole;
}

function stepsOf(place: string): string[] {
  return place.split(/[.[\]]+/).filter(Boolean);
}

function change(target: unknown, [step, ...rest]: string[], value: unknown): void {
  const mapping = target as Record<string, unknown>;
  const key = step!;
  if (rest.length === 0) {
    if (value === NOTHING) delete mapping[key];
    else mapping[key] = value;
    return;
  }
  mapping[key] ??= {};
  change(mapping[key], rest, value);
}

export function load(mapping: unknown, env: NodeJS.ProcessEnv = {}, baseDir = '/srv/qianfa'): Config {
  return loadConfig({ mapping, env, baseDir });
}

/** The problems of a configuration that has some. */
export function problemsOf(start: () => unknown): ConfigProblem[] {
  try {
    start();
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems;
    throw error;
  }
  return [];
}

/** A new folder with these files. */
export function folderWith(files: Record<string, string | Buffer>): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'qianfa-config-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(dir, name), content);
  return dir;
}
