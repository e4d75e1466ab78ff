/** A company large enough to tap at once: every department has its own officer and head, so that decisions do not wait for one person. */
import { randomBytes } from 'node:crypto';
import type { Keys } from './callbacks';

export const officer = (n: number) => `officer${n}`;
export const head = (n: number) => `head${n}`;

export function benchKeys(): Keys {
  return {
    token: randomBytes(12).toString('hex'),
    encodingAesKey: randomBytes(32)
      .toString('base64')
      .replace(/[^A-Za-z0-9]/g, 'x')
      .slice(0, 43),
    corpId: 'wwbench0000000001',
    agentId: 1000002,
  };
}

/** The mapping of a configuration file for so many departments. */
export function benchConfiguration(
  keys: Keys,
  facts: { database: string; apiBase: string; port: number; departments: number; dir: string },
) {
  const { database, apiBase, port, departments, dir } = facts;
  const numbers = Array.from({ length: departments }, (_, n) => n);
  const person = (id: string) => ({ id, name: id, title: '测试', wecom: id });
  return {
    server: { host: '127.0.0.1', port, publicUrl: `http://127.0.0.1:${port}` },
    database: { url: database },
    secretsKey: randomBytes(32).toString('base64'),
    archive: { dir: `${dir}/archive` },
    files: { dir: `${dir}/uploads` },
    links: { check: false },
    messengers: {
      wecom: {
        apiBase,
        oauthBase: apiBase,
        corpId: keys.corpId,
        agentId: keys.agentId,
        secret: 'bench',
        callback: { token: keys.token, encodingAesKey: keys.encodingAesKey },
      },
    },
    accounts: [
      {
        id: 'A-WB',
        channel: 'weibo',
        name: '@测试',
        ownerDepartment: 'D-0',
        purpose: '测试',
        publish: 'manual',
        linkBase: `http://127.0.0.1:${port}/p`,
      },
    ],
    console: { apiTokens: [] },
    organization: {
      company: '测试公司',
      people: [
        ...numbers.flatMap((n) => [person(officer(n)), person(head(n))]),
        ...['editor', 'secrecy', 'boss'].map(person),
      ],
      departments: numbers.map((n) => ({
        id: `D-${n}`,
        name: `部门${n}`,
        head: head(n),
        informationOfficer: officer(n),
      })),
      office: {
        head: 'editor',
        contacts: ['editor'],
        editors: ['editor'],
        publishers: ['editor'],
        credentialCustodian: 'editor',
      },
      secrecyLead: 'secrecy',
      executives: ['boss'],
      delegations: [],
      archivists: [],
      auditors: [],
      sysAdmins: [],
    },
    policy: { pacing: 'off' },
  };
}

/** A complete post in the chat's language. */
export function benchPost(n: number): string {
  const planned = new Date(Date.now() + 20 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  return `投稿\n标题：停车场改造期间出行提示${n}\n类别：1\n级别：常规\n渠道：微博\n拟发：${planned} 09:00\n来源：原创 部门\n涉密：否\nAI生成：否\n营销：否\n图片：0张\n正文：\n停车场分区改造，请尽量乘坐公共交通。`;
}
