/** `organization:` of the configuration, or organization.yaml: people and their offices (第四至七条). */
import { z } from 'zod';
import { shanghaiDate } from '../domain/time/shanghai';
import { expected, id, list, mapping, text, words, yesOrNo } from './scalars';

const person = () => id('the id of a person');

function someone(what: string) {
  return z.array(person(), expected(`a list of people's ids: ${what}`)).min(1, `expected at least one person: ${what}`);
}

/** `wecom.md` §8.2: userids are letters, digits and `_-@.`, the first a letter or digit. */
const wecomUserId = text('a WeCom userid: 1 to 64 letters, digits, _ - @ . (the first a letter or digit)', (value) =>
  /^[A-Za-z0-9][\w.@-]{0,63}$/.test(value),
);

const people = mapping({
  id: person(),
  name: words('the name', 40),
  title: words('the title', 60),
  wecom: wecomUserId.optional(),
  dingtalk: text('a DingTalk userid', (value) => /^\S{1,64}$/.test(value)).optional(),
  phone: text('a telephone number: digits, blanks, + and -', (value) => /^\+?\d[\d -]{3,24}$/.test(value)).optional(),
});

const department = mapping({
  id: id('the id of the department'),
  name: words('the name', 60),
  head: person(),
  informationOfficer: person().nullable().default(null),
  superior: person().nullable().default(null),
  // name and head come from the messenger's directory
  synced: yesOrNo().optional(),
  // its number there, when it is called otherwise here
  wecom: text("the number of the department in WeCom's directory", (value) => /^\d{1,10}$/.test(value)).optional(),
});

const office = mapping({
  head: person(),
  contacts: someone('who collects and urges for the office'),
  editors: someone('who edits and approves for the office'),
  publishers: someone('who publishes'),
  credentialCustodian: person(),
});

const delegation = mapping({
  from: person(),
  to: person(),
  start: instant(),
  end: instant(),
  document: words('the number of the document', 100).nullable().default(null),
}).refine((value) => !(value?.end <= value?.start), {
  path: ['end'],
  error: 'expected a time after start: a delegation is in force for start ≤ t < end',
  when: () => true,
});

export const organizationSchema = mapping({
  company: words("the company's name", 100),
  people: list(people, 'people').min(1, 'expected at least one person'),
  departments: list(department, 'departments').min(1, 'expected at least one department'),
  office,
  secrecyLead: person(),
  executives: someone('who signs off'),
  delegations: list(delegation, 'delegations').default([]),
  archivists: list(person(), "people's ids").default([]),
  auditors: list(person(), "people's ids").default([]),
  sysAdmins: list(person(), "people's ids").default([]),
});

const INSTANT = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?$/;

/** ISO 8601; without an offset it is Shanghai's time. Gives epoch ms. */
function instant() {
  return text(
    'a time such as 2026-03-01T00:00+08:00',
    (value) => INSTANT.test(value) && isRealDate(value.slice(0, 10)) && !Number.isNaN(instantFrom(value)),
  ).transform(instantFrom);
}

function instantFrom(value: string): number {
  const offset = INSTANT.exec(value)?.[4] === undefined ? '+08:00' : '';
  return Date.parse(`${value.replace(' ', 'T')}${offset}`);
}

/** 30 February rolls over in some engines. */
function isRealDate(date: string): boolean {
  const noon = Date.parse(`${date}T12:00:00+08:00`);
  return !Number.isNaN(noon) && shanghaiDate(noon) === date;
}
