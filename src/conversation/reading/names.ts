/** A person as people name them at the beginning of a text: by name, with the title in brackets where two share it, or by id. */
import type { Organization, Person } from '../../domain/people';
import { short } from '../wording/labels';

export type Named = { person: Person; rest: string } | { problem: string };

const TITLE = /^\s*[（(]\s*([^（()）]+?)\s*[)）]/;
const SEPARATORS = /^[\s:,.;!?：，。；！？、]+/;

/** @returns who is meant and what follows, or in Chinese why nobody was recognised */
export function readPerson(text: string, organization: Organization): Named {
  const plain = text.trim().replace(/^@/, '');
  const people = organization.people.filter(({ left }) => left === undefined);
  const gone = organization.people.find(({ name, left }) => left !== undefined && plain.startsWith(name));
  const fitting = people.filter(({ name }) => plain.startsWith(name));
  const longest = Math.max(...fitting.map(({ name }) => name.length));
  const namesakes = fitting.filter(({ name }) => name.length === longest);
  if (namesakes.length === 0 && gone) return { problem: `${gone.name}已离职。` };
  if (namesakes.length === 0) return byId(plain, people);
  const after = plain.slice(longest);
  const title = TITLE.exec(after);
  const meant = title ? namesakes.filter((one) => one.title === title[1]) : namesakes;
  // brackets may also hold something else than the title
  if (meant.length === 0 && namesakes.length === 1) return { person: namesakes[0]!, rest: restOf(after) };
  if (meant.length === 1) return { person: meant[0]!, rest: restOf(title ? after.slice(title[0].length) : after) };
  const whole = namesakes.map(({ name, title: one }) => `${name}（${one}）`);
  return { problem: `有 ${namesakes.length} 位${namesakes[0]!.name}，请连职务一起写：${whole.join('、')}。` };
}

function byId(plain: string, people: Person[]): Named {
  const [word = ''] = plain.split(/[\s:,;：，；、]/);
  const wanted = word.toLowerCase();
  const person = people.find(({ id, wecom }) => id.toLowerCase() === wanted || wecom?.toLowerCase() === wanted);
  if (person) return { person, rest: restOf(plain.slice(word.length)) };
  return { problem: word ? `登记里没有叫“${short(word, 12)}”的人，请写全名。` : '请写上姓名。' };
}

function restOf(text: string): string {
  return text.replace(SEPARATORS, '').trim();
}
