import { createHash } from 'node:crypto';
import { dingtalkUserid } from './dingtalk/people';
import { companyName, sampleCompany, sandboxDepartments, useridOf } from './people';
import type { Platforms } from './platforms';

/** The fictional company as the mapping of `organization.yaml` (contract §2). */
export function sandboxOrganization() {
  const { people } = sampleCompany();
  return {
    company: companyName(),
    people: people.map(({ id, name, title }) => ({ id, name, title, wecom: useridOf(id) })),
    departments: sandboxDepartments().map(({ id, name, head, officer }) => ({
      id,
      name,
      head,
      informationOfficer: officer,
    })),
    office: {
      head: 'U-101',
      contacts: ['U-102'],
      editors: ['U-102'],
      publishers: ['U-102'],
      credentialCustodian: 'U-102',
    },
    secrecyLead: 'U-601',
    executives: ['U-701'],
    archivists: ['U-801'],
    auditors: ['U-901'],
    sysAdmins: ['U-102'],
  };
}

/** With no configuration, the executive and a deputy: a company may run both messengers, and what is signed in one goes on in the other. */
export const IN_DINGTALK = ['U-701', 'U-702'];

interface Mapping {
  messengers: object;
  organization: ReturnType<typeof sandboxOrganization>;
}

/** A configuration of the sandbox with these people (`U-701`) in DingTalk instead of WeCom. */
export function movedToDingtalk<T extends Mapping>(configuration: T, platforms: Platforms, ids: readonly string[]) {
  const { messengers, organization } = configuration;
  const people = organization.people.map(({ wecom, ...person }) =>
    ids.includes(person.id)
      ? { ...person, dingtalk: dingtalkUserid({ id: person.id, userid: wecom }) }
      : { ...person, wecom },
  );
  return {
    ...configuration,
    messengers: { ...messengers, dingtalk: sandboxDingtalk(platforms) },
    organization: { ...organization, people },
  };
}

/** `messengers.dingtalk` for these platforms. */
export function sandboxDingtalk({ url, credentials }: Platforms) {
  const { dingtalk } = credentials;
  const bases = {
    apiBase: `${url}/dingtalk`,
    oapiBase: `${url}/dingtalk-oapi`,
    loginBase: `${url}/dingtalk-login`,
  };
  return { ...bases, ...dingtalk, inbound: 'stream' };
}

/**
 * The product's configuration (contract §2) for these platforms; database, secrets key and folders are the caller's.
 * @param place the port where the product listens, on 127.0.0.1, and the address people use when it is another one
 */
export function sandboxConfiguration(platforms: Platforms, place: { port: number; publicUrl?: string }) {
  const { port, publicUrl = `http://127.0.0.1:${port}` } = place;
  const { wecom, weibo, wechat, product } = platforms.credentials;
  return {
    server: { host: '127.0.0.1', port, publicUrl },
    timezone: 'Asia/Shanghai',
    messengers: {
      wecom: { apiBase: `${platforms.url}/wecom`, oauthBase: `${platforms.url}/wecom-login`, ...wecom },
    },
    accounts: [
      {
        id: 'A-WB',
        channel: 'weibo',
        name: '@云雀谷健康',
        ownerDepartment: 'D-OFF',
        purpose: '公司官方微博，发布健康知识与公司动态',
        publish: 'api',
        apiBase: `${platforms.url}/weibo`,
        ...weibo,
        rip: '203.0.113.5',
        linkBase: `${publicUrl}/p`,
      },
      {
        id: 'A-WX',
        channel: 'wechat',
        name: '云雀谷健康',
        ownerDepartment: 'D-OFF',
        purpose: '公司微信公众号，发布健康知识与公司动态',
        publish: 'api',
        kind: 'subscription',
        apiBase: `${platforms.url}/wechat`,
        defaultCover: platforms.coverFile,
        appId: wechat.appId,
        appSecret: wechat.appSecret,
        release: 'freepublish',
        callback: wechat.callback,
      },
    ],
    console: {
      apiTokens: [
        {
          name: 'sandbox',
          sha256: createHash('sha256').update(product.consoleToken).digest('hex'),
          roles: ['auditor'],
        },
      ],
    },
    organization: sandboxOrganization(),
    policy: { healthVideoHosts: sampleCompany().config.healthVideoHosts, dutyList: ['U-103'] },
  };
}
