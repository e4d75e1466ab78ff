/** 信息员 and 继任: who is named for an office in the chat (第四条, 第七条). */
import type { Answer } from '../../application/ports';
import {
  capacitiesOf,
  departmentsWithoutOfficer,
  findPerson,
  nameOf,
  officePeople,
  type Department,
  type Organization,
} from '../../domain/people';
import { readPerson } from '../reading/names';
import { officeWords } from '../wording/staff-words';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

const EXAMPLE = '例如“信息员 张三”；要换人，写“信息员 张三 接替 李四”。';
const REPLACES = /^[\s，,]*(?:接替|代替|替换|换下|替)\s*/;

/** 信息员 alone shows; with a name the head appoints. */
export async function officerWord(turn: Turn, rest: string): Promise<Answer> {
  const { desk, person } = turn;
  const { organization } = desk.world;
  const led = departmentsLedBy(turn);
  if (rest === '') return say(officerList(turn, led));
  const named = led.find(({ name }) => rest.startsWith(name));
  const department = named ?? (led.length === 1 ? led[0] : undefined);
  if (!department) return say(led.length > 1 ? whichDepartment(led) : refused(turn, 'deptHead'));
  const read = readPerson(named ? rest.slice(named.name.length).trim() : rest, here(organization));
  if ('problem' in read) return say(`${read.problem}${EXAMPLE}`);
  const replacing = replacedBy(read.rest, organization);
  if (replacing === undefined) return say(`没看懂“${read.rest.slice(0, 20)}”。${EXAMPLE}`);
  const verdict = await desk.enter('roster', {
    type: 'AppointOfficer',
    by: person.id,
    departmentId: department.id,
    personId: read.person.id,
    replacing,
  });
  if (!verdict.ok) return say(refusalText(verdict.refusal, null, desk.world, desk.now));
  const after = replacing ? `，接替${nameOf(organization, replacing)}` : '';
  return say(`已登记：${department.name}信息员是${read.person.name}${after}。已通知本人和公司办公室。`);
}

/** Null: nobody is named as replaced; undefined: something else is said. */
function replacedBy(rest: string, organization: Organization): string | null | undefined {
  if (rest === '') return null;
  if (!REPLACES.test(rest)) return undefined;
  const read = readPerson(rest.replace(REPLACES, ''), everybody(organization));
  return 'person' in read ? read.person.id : undefined;
}

function departmentsLedBy({ desk, person }: Turn): Department[] {
  const { organization } = desk.world;
  const capacities = capacitiesOf(organization, person.id, desk.now);
  return organization.departments.filter(({ head }) => capacities.includes(head));
}

function officerList({ desk, person }: Turn, led: Department[]): string {
  const { organization } = desk.world;
  const isOffice = officePeople(organization).includes(person.id);
  const own = organization.departments.filter(({ informationOfficer }) => informationOfficer === person.id);
  const shown = isOffice ? organization.departments : [...led, ...own];
  if (shown.length === 0)
    return '信息员由各部门负责人指定，每个部门一名。本部门信息员是谁，请问部门负责人或公司办公室。';
  const empty = departmentsWithoutOfficer(organization);
  const lines = shown.map((department) => {
    const { name, informationOfficer, head } = department;
    return empty.includes(department)
      ? `🔴 ${name}：没有信息员，由负责人${nameOf(organization, head)}代办`
      : `${name}：${nameOf(organization, informationOfficer!)}`;
  });
  const how = led.length > 0 ? [`指定或换人：${EXAMPLE}`] : [];
  return ['信息员（每个部门一名）：', ...lines, ...how].join('\n');
}

function whichDepartment(led: Department[]): string {
  const [first] = led;
  return `您负责 ${led.length} 个部门，请写明是哪个，例如“信息员 ${first!.name} 张三”。`;
}

/** 继任 原任 继任人 文号 */
export async function successionWord(turn: Turn, rest: string): Promise<Answer> {
  const { desk, person } = turn;
  const { organization } = desk.world;
  const example = '写法：“继任 原任姓名 继任人姓名 文号”，例如“继任 张三 李四 任〔2026〕3号”。';
  if (rest === '') return say(example);
  const from = readPerson(rest, everybody(organization));
  if ('problem' in from) return say(`${from.problem}${example}`);
  const to = readPerson(from.rest, here(organization));
  if ('problem' in to) return say(`${to.problem}${example}`);
  const verdict = await desk.enter('roster', {
    type: 'NameSuccessor',
    by: person.id,
    from: from.person.id,
    to: to.person.id,
    document: to.rest.replace(/^文号\s*[:：]?\s*/, '').slice(0, 100),
  });
  if (!verdict.ok) return say(refusalText(verdict.refusal, null, desk.world, desk.now));
  const offices = verdict.events.flatMap((event) => (event.type === 'SuccessorNamed' ? event.offices : []));
  return say(
    `已登记：${officeWords(offices, organization)}由${to.person.name}继任${from.person.name}。待签的卡片已转给${to.person.name}，已签的不变。`,
  );
}

/** Whose place is taken may have left. */
function everybody(organization: Organization): Organization {
  return { ...organization, people: organization.people.map(({ left: _left, ...person }) => person) };
}

/** Only people who work here can be named. */
function here(organization: Organization): Organization {
  return { ...organization, people: organization.people.filter(({ id }) => findPerson(organization, id)) };
}

function refused({ desk }: Turn, right: 'deptHead'): string {
  return refusalText({ code: 'NOT_ENTITLED', right }, null, desk.world, desk.now);
}
