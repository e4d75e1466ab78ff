import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readNoticeFile } from '../../src/commands/notice-file';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'qianfa-notice-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function file(name: string, content: string): string {
  writeFileSync(path.join(dir, name), content);
  return path.join(dir, name);
}

const NEW_YEAR = { row: 1, date: '2027-01-01', day: 'off', name: '元旦', reference: '国办发明电〔2026〕9号' };

test.each([
  ['n.csv', 'date,day,name,notice\n2027-01-01,off,元旦,国办发明电〔2026〕9号\n', null],
  ['n.csv', '﻿文号,名称,安排,日期\n国办发明电〔2026〕9号,元旦,off,2027/1/1\n', null],
  [
    'n.yaml',
    'year: 2027\nnotice: 国办发明电〔2026〕9号\ndays:\n  - { date: 2027-01-01, day: off, name: 元旦 }\n',
    2027,
  ],
  ['n.yml', '- { 日期: 2027-1-1, 安排: "off", 名称: 元旦, 文号: 国办发明电〔2026〕9号 }\n', null],
])('%s: %j', (name, content, year) => {
  expect(readNoticeFile(file(name, content))).toEqual({ rows: [NEW_YEAR], year });
});

test('rows keep their number, and what is missing is empty', () => {
  const { rows } = readNoticeFile(file('n.yaml', 'days:\n  - 3\n  - { date: 2027-05-01 }\n'));
  expect(rows).toEqual([
    { row: 1, date: '', day: '', name: '', reference: '' },
    { row: 2, date: '2027-05-01', day: '', name: '', reference: '' },
  ]);
});

test.each([
  ['n.txt', '', 'expected a file ending in .csv, .yaml or .yml'],
  ['n.csv', 'date,name,notice\n', 'the first line names no column day'],
  ['n.csv', '', 'the first line names no column date'],
  ['n.yaml', 'days: {}\n', 'days: a list of date, day, name'],
  ['n.yaml', 'days: [\n', 'not valid YAML'],
  ['n.yaml', 'year: next\ndays: []\n', 'year: expected a number'],
])('%s with %j is no notice', (name, content, what) => {
  expect(() => readNoticeFile(file(name, content))).toThrow(what);
});

test('a file that is not there is said without its path', () => {
  expect(() => readNoticeFile(path.join(dir, 'none.csv'))).toThrow(/^the file cannot be read \(ENOENT\)$/);
});
