import { quote, type Quote } from '../text/patterns';
import { isValidAt, type ListEntry } from '../lists/entry';
import { plainText } from '../text/plain';
import type { Text } from '../text/texts';
import type { Hit, Rule, RuleSubject } from './rule';

const TITLE =
  '(?:(?:党委|党组|党支部|党总支|支部|纪委|工会|团委|常务|执行|名誉|首席|总|副|代|代理|主管|高级|运营|财务|技术|医学|行政|人力资源|市场|分管|科普|护理)*(?:总经理|董事长|董事|监事|经理|总裁|总监|主任医师|主任|主席|书记|院长|所长|部长|局长|处长|科长|市长|厅长|主管|会长|理事长|秘书长|校长|厂长|店长|工程师|医师|护士长|助理|顾问|专员|干事|编辑|执行官|ceo))';
const BEFORE = new RegExp(`(${TITLE}(?:[、兼]${TITLE})*)[:、]?$`, 'u');
const AFTER = new RegExp(`^[(]?(${TITLE}(?:[、兼]${TITLE})*)`, 'u');
/** what a person does: the name beside it is meant as one */
const ACTS =
  /^(?:同志|先生|女士|博士|教授|老师|出席|参加|表示|说|介绍|指出|强调|致辞|讲话|主持|宣布|带队|一行|作了?|为|与|向|对|:)/u;
const NOT_A_NAME = /[的了是在和与就都也不一个上下来去到把被给让等,。、;:!?()"“”\n\d\sa-z]/u;

/** C-22: somebody on the office's list, with another title than there, or with one character of the name off. */
export const listedPersonRule: Rule = {
  id: 'C-22',
  version: '1',
  citation: '《管理办法》第十一条；公司办公室人员名单',
  mend: { wrong: '正文：董事长闻清远出席活动。', right: '正文：总经理闻清远出席活动。' },
  check(subject) {
    const people = peopleOf(subject);
    const names = new Set(people.map(({ name }) => name));
    return subject.texts.flatMap((text) =>
      people.flatMap((person) => [...otherTitle(text, person), ...oneOff(text, person, names)]),
    );
  },
};

interface Person {
  name: string;
  titles: string[];
  entry: ListEntry;
}

function peopleOf({ lists, at }: RuleSubject): Person[] {
  return lists.entries
    .filter((entry) => entry.kind === 'PERSON' && isValidAt(entry, at))
    .map((entry) => ({
      name: plainText(entry.pattern),
      titles: plainText(entry.note)
        .split(/[、,/;兼]/u)
        .filter(Boolean),
      entry,
    }));
}

function titlesBeside(text: Text, start: number, end: number): string[] {
  const plain = text.plain.text;
  const before = BEFORE.exec(plain.slice(Math.max(0, start - 24), start))?.[1];
  const after = AFTER.exec(plain.slice(end, end + 24))?.[1];
  return [before, after].flatMap((found) => found?.split(/[、兼]/u) ?? []);
}

function otherTitle(text: Text, { name, titles, entry }: Person): Hit[] {
  if (titles.length === 0) return [];
  const hits: Hit[] = [];
  const plain = text.plain.text;
  for (let at = plain.indexOf(name); at >= 0; at = plain.indexOf(name, at + name.length)) {
    const other = titlesBeside(text, at, at + name.length).find(
      (title) => !titles.some((own) => isSameTitle(own, title)),
    );
    if (other)
      hits.push(
        hit(
          quote({ text, begin: at, end: at + name.length }),
          entry,
          `“${entry.pattern}”的职务名单上是“${entry.note}”，文中写“${other}”。请核对改正。`,
        ),
      );
  }
  return hits;
}

/** 健康内容部主任 is a 主任; 副总经理 is no 总经理. */
function isSameTitle(own: string, title: string): boolean {
  return own === title || (own.endsWith(title) && !/(?:副|常务|执行|名誉|代理?)$/u.test(own.slice(0, -title.length)));
}

function oneOff(text: Text, { name, titles, entry }: Person, names: Set<string>): Hit[] {
  if (name.length < 2) return [];
  const plain = text.plain.text;
  const hits: Hit[] = [];
  for (let at = 0; at + name.length <= plain.length; at++) {
    const written = plain.slice(at, at + name.length);
    if (!differsByOne(written, name) || names.has(written) || NOT_A_NAME.test(written)) continue;
    const beside = titlesBeside(text, at, at + name.length);
    const isHis = beside.some((title) => titles.some((own) => isSameTitle(own, title)));
    // a name of two characters is one off from many a word
    if (!isHis && (name.length < 3 || !ACTS.test(plain.slice(at + name.length)))) continue;
    const found = quote({ text, begin: at, end: at + name.length });
    hits.push(hit(found, entry, `“${found.matched}”与名单上的“${entry.pattern}”差一个字。请核对姓名。`));
  }
  return hits;
}

function differsByOne(written: string, name: string): boolean {
  let off = 0;
  for (let index = 0; index < name.length && off < 2; index++) if (written[index] !== name[index]) off++;
  return off === 1;
}

function hit({ matched, place }: Quote, entry: ListEntry, text: string): Hit {
  return { effect: 'CONFIRM', text, matched, where: place, listed: entry };
}
