/** The small company whose lives are played: few people with too many offices, and absences that begin and end. */
import type { Account } from '../domain/account';
import type { ListEntry, WordLists } from '../domain/lists/entry';
import type { CalendarData } from '../domain/time/calendar';
import type { Organization } from '../domain/people';
import type { Choice, Policy, Stage } from '../domain/policy';
import { DAY, HOUR, MINUTE } from '../domain/time/shanghai';
import { frozen } from './values';

/** Lives begin in the days after this, so that some cross the turn of the year and its count of numbers. */
export const FIRST_DAY = Date.parse('2026-12-27T09:00:00+08:00');

const person = (id: string) => ({ id, name: `${id}君`, title: '职员', wecom: id.toLowerCase() });

/**
 * `both` is head and officer of one department, `chief` heads one without an officer; `editorA` also publishes; `editorB` is also the
 * office's head.
 */
export const PEOPLE = [
  ...['officer', 'head', 'both', 'chief', 'editorA', 'editorB', 'secrecy', 'execA', 'execB', 'publisher'],
];

const ORGANIZATION: Organization = {
  company: '模拟公司',
  people: PEOPLE.map(person),
  departments: [
    { id: 'D-ONE', name: '一部', head: 'head', informationOfficer: 'officer' },
    { id: 'D-TWO', name: '二部', head: 'both', informationOfficer: 'both' },
    { id: 'D-THREE', name: '三部', head: 'chief', informationOfficer: null },
  ],
  office: {
    head: 'editorB',
    contacts: ['editorA'],
    editors: ['editorA', 'editorB'],
    publishers: ['editorA', 'publisher'],
    credentialCustodian: 'publisher',
  },
  secrecyLead: 'secrecy',
  executives: ['execA', 'execB'],
  delegations: [
    { from: 'both', to: 'head', start: FIRST_DAY - DAY, end: FIRST_DAY + 60 * DAY, document: null },
    { from: 'head', to: 'publisher', start: FIRST_DAY + 6 * HOUR, end: FIRST_DAY + 2 * DAY, document: '授〔2026〕1号' },
    { from: 'secrecy', to: 'editorB', start: FIRST_DAY + 12 * HOUR, end: FIRST_DAY + 3 * DAY, document: null },
    { from: 'execA', to: 'head', start: FIRST_DAY + DAY, end: FIRST_DAY + 4 * DAY, document: '授〔2026〕2号' },
  ],
  archivists: [],
  auditors: [],
  sysAdmins: [],
};

const stage = (name: string, role: Stage['role'], quorum: Stage['quorum'], choices: Choice[]): Stage => ({
  name,
  title: `${name}阶段`,
  role,
  quorum,
  statement: `${name}的声明`,
  statementVersion: '1',
  sla: 'byUrgency',
  choices,
  mayReturnToOffice: role === 'secrecyLead' || role === 'executive',
});

const APPROVE: Choice = { key: 'approve', text: '同意', act: 'APPROVE' };
const RETURN: Choice = { key: 'return', text: '退回', act: 'RETURN' };
const REJECT: Choice = { key: 'reject', text: '不予发布', act: 'REJECT' };
const EDIT: Choice = { key: 'edit', text: '修改后签发', act: 'APPROVE_WITH_EDIT' };
/** Every key a card may send back, and one that none has; the more telling ones more often. */
export const CHOICE_KEYS = ['approve', 'approve', 'approve', 'return', 'return', 'return', 'reject', 'edit', 'other'];

const routeWith = (executives: Stage['quorum']): Stage[] => [
  stage('DEPT_REVIEW', 'deptHead', 'any', [APPROVE, RETURN]),
  stage('OFFICE_REVIEW', 'officeEditor', 'any', [APPROVE, RETURN, REJECT]),
  stage('SECRECY_REVIEW', 'secrecyLead', 'any', [APPROVE, RETURN, REJECT]),
  stage('EXEC_SIGNOFF', 'executive', executives, [APPROVE, EDIT, RETURN]),
];

const policyWith = (executives: Stage['quorum'], strict: boolean): Policy => ({
  version: executives,
  route: routeWith(executives),
  kindRoutes: {
    TAKEDOWN: [stage('TAKEDOWN_ORDER', 'officeHead', 'any', [APPROVE, REJECT])],
    REPLY: [stage('REPLY_APPROVAL', 'officeHead', 'any', [APPROVE, RETURN, REJECT])],
  },
  healthVideoHosts: ['v.example.cn'],
  repostWhitelist: [],
  businessHours: ['08:30', '17:30'],
  lead: { routine: { amount: 7, unit: 'd' }, urgent: { amount: 1, unit: 'wd' }, urgentCutoff: '17:30' },
  sla: {
    routine: { amount: 1, unit: 'wd' },
    urgent: { amount: 2, unit: 'wh' },
    emergency: { amount: 15, unit: 'm' },
    escalate: { amount: 30, unit: 'm' },
  },
  quietHours: strict ? { from: '22:00', to: '07:00' } : null,
  frequency: strict
    ? { weibo: { perDayMax: 2, minGap: 3 * HOUR }, wechat: { perDayMax: 1 } }
    : { weibo: null, wechat: null },
  silence: { warn: { amount: 10, unit: 'd' }, limit: { amount: 14, unit: 'd' } },
  comments: { firstAnswer: { amount: 4, unit: 'wh' }, fullAnswer: { amount: 5, unit: 'wd' } },
  // short, so that approvals grow old within a life
  approvalValidity: { reconfirm: { amount: 5, unit: 'd' }, expire: { amount: 11, unit: 'd' } },
  weeklyReminder: { weekday: 4, at: '09:30', answerBy: { weekday: 5, at: '17:00' }, summaryAt: '16:00' },
  plan: { monthlyBy: 25, yearlyBy: '12-20' },
  callbackMaxAgeMs: 15 * MINUTE,
  latePublishingMs: 30 * MINUTE,
  pacing: 'off',
  retention: { permanent: [], thirtyYears: [], tenYears: [] },
  dutyList: [],
});

const account = (id: string, channel: Account['channel'], publish: Account['publish']): Account => ({
  id,
  channel,
  name: id,
  ownerDepartment: 'D-ONE',
  purpose: '模拟',
  publish,
  linkBase: channel === 'WEIBO' ? 'https://q.example.cn/p' : null,
  defaultCover: channel === 'WECHAT' ? 'c'.repeat(64) : null,
});

const ACCOUNTS = [
  account('weibo', 'WEIBO', 'api'),
  account('wechat', 'WECHAT', 'api'),
  account('byHand', 'WEIBO', 'manual'),
];
export const ACCOUNT_IDS = ACCOUNTS.map(({ id }) => id);

const CALENDAR: CalendarData = { coveredYears: [2026], off: new Set(), working: new Set() };

/** Words that officers of the simulated company write now and then; in marketing they have to be answered for. */
export const LISTED_WORDS = ['健康第一', '今天开讲'];
/** A word that everybody writes and that has to be answered for everywhere, from a day on in the midst of the lives. */
export const WORD_LISTED_LATER = { word: '正文一段', since: FIRST_DAY + 5 * DAY };

const entry = (pattern: string, kind: ListEntry['kind'], validFrom: number | null): ListEntry => ({
  pattern,
  kind,
  effect: 'CONFIRM',
  citation: '《广告法》第九条第（三）项',
  note: '',
  owner: '公司办公室',
  validFrom,
  validTo: null,
});
export const LISTS: WordLists = {
  version: 's1',
  entries: [
    ...LISTED_WORDS.map((pattern) => entry(pattern, 'ABSOLUTE', null)),
    entry(WORD_LISTED_LATER.word, 'DEMEANING', WORD_LISTED_LATER.since),
  ],
};

/** What the office lists in the middle of some lives: nothing with it goes out from then on. */
export const LATER_WORD = '话题';
export const LISTS_LATER: WordLists = {
  version: 's2',
  entries: [
    ...LISTS.entries,
    { ...LISTS.entries[0]!, pattern: LATER_WORD, kind: 'CODE_NAME', effect: 'BLOCK', citation: '公司公关应对口径' },
  ],
};

/** What stays the same through a life. */
export interface Company {
  organization: Organization;
  policy: Policy;
  accounts: Account[];
  calendar: CalendarData;
  lists: WordLists;
  publicUrl: string;
}

const company = (executives: Stage['quorum'], strict: boolean): Company =>
  frozen({
    organization: ORGANIZATION,
    policy: policyWith(executives, strict),
    accounts: ACCOUNTS,
    calendar: CALENDAR,
    lists: LISTS,
    publicUrl: 'https://q.example.cn',
  });

/** 或签: any executive signs off; 会签: all of them do. Strict: with quiet hours and a queue that is soon full. */
const COMPANIES = {
  any: { free: company('any', false), strict: company('any', true) },
  all: { free: company('all', false), strict: company('all', true) },
};

export function companyOf({ allExecutives, strict }: { allExecutives: boolean; strict: boolean }): Company {
  return COMPANIES[allExecutives ? 'all' : 'any'][strict ? 'strict' : 'free'];
}

/** Any executive signs off, and every time is free. */
export const ORDINARY = COMPANIES.any.free;

/** The same company, one department of which is looked up in the directory. */
export function withSynced(company: Company): Company {
  const known = synced.get(company) ?? frozen(syncedOf(company));
  synced.set(company, known);
  return known;
}

const synced = new Map<Company, Company>();

function syncedOf(company: Company): Company {
  const { organization } = company;
  const departments = organization.departments.map((one) => (one.id === 'D-TWO' ? { ...one, synced: true } : one));
  return { ...company, organization: { ...organization, departments } };
}
