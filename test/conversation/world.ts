/** A small fictional company, its accounts and the default route, for the tests of the conversation. */
import type { World } from '../../src/application/world';
import type { Account } from '../../src/domain/account';
import { shippedLists } from '../../src/lib/shipped-lists';
import type { Organization } from '../../src/domain/people';
import type { Policy, Stage } from '../../src/domain/policy';
import { builtInCalendar } from '../../src/lib/calendar-data';

/** Fri 2026-03-27 10:00 in Shanghai. */
export const START = Date.parse('2026-03-27T10:00:00+08:00');

export const ACCOUNTS: Account[] = [
  {
    id: 'A-WB',
    channel: 'WEIBO',
    name: '@云雀谷健康',
    ownerDepartment: 'D-OFF',
    purpose: '科普',
    publish: 'api',
    linkBase: 'https://qianfa.example/p',
    defaultCover: null,
  },
  {
    id: 'A-WX',
    channel: 'WECHAT',
    name: '云雀谷健康',
    ownerDepartment: 'D-OFF',
    purpose: '科普',
    publish: 'manual',
    linkBase: null,
    defaultCover: 'c'.repeat(64),
  },
];

const person = (id: string, name: string, title: string, wecom: string) => ({ id, name, title, wecom });

export const ORGANIZATION: Organization = {
  company: '云雀谷大健康服务有限公司',
  people: [
    person('U-101', '乔远岫', '办公室主任', 'qiaoyuanxiu'),
    person('U-102', '安若溪', '办公室联系人', 'anruoxi'),
    person('U-201', '孟初晴', '健康内容部主任', 'mengchuqing'),
    person('U-202', '尹小川', '内容编辑', 'yinxiaochuan'),
    person('U-601', '严守默', '保密领导小组负责人', 'yanshoumo'),
    person('U-701', '闻清远', '总经理', 'wenqingyuan'),
    person('U-702', '季平川', '常务副总经理', 'jipingchuan'),
    person('U-901', '余可证', '审计专员', 'yukezheng'),
    person('U-999', '路有仁', '职员', 'luyouren'),
  ],
  departments: [
    { id: 'D-OFF', name: '公司办公室', head: 'U-101', informationOfficer: null },
    { id: 'D-HEA', name: '健康内容部', head: 'U-201', informationOfficer: 'U-202' },
  ],
  office: {
    head: 'U-101',
    contacts: ['U-102'],
    editors: ['U-102'],
    publishers: ['U-102'],
    credentialCustodian: 'U-102',
  },
  secrecyLead: 'U-601',
  executives: ['U-701', 'U-702'],
  delegations: [],
  archivists: [],
  auditors: ['U-901'],
  sysAdmins: ['U-102'],
};

const stage = (given: Pick<Stage, 'name' | 'title' | 'role' | 'choices' | 'mayReturnToOffice'>): Stage => ({
  quorum: 'any',
  statement: `我已完成${given.title}`,
  statementVersion: 'v1',
  sla: 'byUrgency',
  ...given,
});

export const ROUTE: Stage[] = [
  stage({
    name: 'DEPT_REVIEW',
    title: '部门审核',
    role: 'deptHead',
    mayReturnToOffice: false,
    choices: [
      { key: 'approve', text: '同意', act: 'APPROVE' },
      { key: 'return', text: '退回', act: 'RETURN' },
    ],
  }),
  stage({
    name: 'OFFICE_REVIEW',
    title: '核稿',
    role: 'officeEditor',
    mayReturnToOffice: false,
    choices: [
      { key: 'approve', text: '同意', act: 'APPROVE' },
      { key: 'return', text: '退回', act: 'RETURN' },
      { key: 'reject', text: '不予发布', act: 'REJECT' },
    ],
  }),
  stage({
    name: 'SECRECY_REVIEW',
    title: '保密审核',
    role: 'secrecyLead',
    mayReturnToOffice: true,
    choices: [
      { key: 'approve', text: '无涉密', act: 'APPROVE' },
      { key: 'return', text: '需删减', act: 'RETURN' },
      { key: 'reject', text: '不宜公开', act: 'REJECT' },
    ],
  }),
  stage({
    name: 'EXEC_SIGNOFF',
    title: '签发',
    role: 'executive',
    mayReturnToOffice: true,
    choices: [
      { key: 'approve', text: '签发', act: 'APPROVE' },
      { key: 'edit', text: '修改后签发', act: 'APPROVE_WITH_EDIT' },
      { key: 'return', text: '退回', act: 'RETURN' },
    ],
  }),
];

export const POLICY: Policy = {
  version: 'p1',
  route: ROUTE,
  healthVideoHosts: ['v.jkdyx.example'],
  repostWhitelist: [],
  businessHours: ['08:30', '17:30'],
  lead: { routine: { amount: 7, unit: 'd' }, urgent: { amount: 1, unit: 'wd' }, urgentCutoff: '17:30' },
  sla: {
    routine: { amount: 1, unit: 'wd' },
    urgent: { amount: 2, unit: 'wh' },
    emergency: { amount: 15, unit: 'm' },
    escalate: { amount: 30, unit: 'm' },
  },
  quietHours: null,
  frequency: { weibo: null, wechat: null },
  silence: { warn: { amount: 10, unit: 'd' }, limit: { amount: 14, unit: 'd' } },
  comments: { firstAnswer: { amount: 4, unit: 'wh' }, fullAnswer: { amount: 5, unit: 'wd' } },
  approvalValidity: { reconfirm: { amount: 30, unit: 'd' }, expire: { amount: 90, unit: 'd' } },
  weeklyReminder: { weekday: 4, at: '09:30', answerBy: { weekday: 5, at: '17:00' }, summaryAt: '16:00' },
  plan: { monthlyBy: 25, yearlyBy: '12-20' },
  callbackMaxAgeMs: 900_000,
  latePublishingMs: 1_800_000,
  pacing: 'platform',
  retention: { permanent: [], thirtyYears: [], tenYears: [] },
  dutyList: [],
};

export function buildWorld(given: Partial<World> = {}): World {
  return {
    organization: ORGANIZATION,
    policy: POLICY,
    calendar: builtInCalendar(),
    accounts: ACCOUNTS,
    lists: shippedLists(),
    publicUrl: 'https://qianfa.example',
    ...given,
  };
}
