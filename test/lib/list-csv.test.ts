import { instantOf } from '../../src/domain/time/shanghai';
import { readListCsv } from '../../src/lib/list-csv';

const HEADING = 'pattern,kind,effect,citation,note,owner,valid-from,valid-to';
const read = (...rows: string[]) => readListCsv([HEADING, ...rows].join('\n'));

test('a row is an entry; its dates are whole days in Shanghai', () => {
  expect(read('云雀一号,CODE_NAME,CONFIRM,内部规定,,公司办公室,2026-03-01,2026-03-31')).toEqual({
    entries: [
      {
        pattern: '云雀一号',
        kind: 'CODE_NAME',
        effect: 'CONFIRM',
        citation: '内部规定',
        note: '',
        owner: '公司办公室',
        validFrom: instantOf('2026-03-01'),
        validTo: instantOf('2026-04-01'),
      },
    ],
  });
});

test.each([
  ['云雀县,PLACE_NAME,HINT,民政公告,,公司办公室,,', 'note: PLACE_NAME needs the name in use'],
  ['清岚里,TYPO,HINT,公司名称,,公司办公室,,', 'note: TYPO needs what to write instead'],
  ['健康第一课,ALLOW,HINT,公司栏目名,,公司办公室,,', 'note: ALLOW needs the reason why the word is allowed'],
  [
    '云雀一号,SECRET_NAME,CONFIRM,内部规定,,公司办公室,,',
    /^kind: expected one of .*PLATFORM_TERM, found "SECRET_NAME"$/,
  ],
  ['云雀一号,CODE_NAME,STOP,内部规定,,公司办公室,,', 'effect: expected one of BLOCK, CONFIRM, HINT, found "STOP"'],
  ['云雀一号,CODE_NAME,CONFIRM,,,公司办公室,,', 'citation: expected the article or document behind the entry'],
  ['云雀一号,CODE_NAME,CONFIRM,内部规定,,,,', 'owner: expected who keeps the entry'],
  ['云雀一号,CODE_NAME,CONFIRM,内部规定,,公司办公室,2026-02-30,', /^valid-from: expected a date like 2026-01-31/],
  ['云雀一号,CODE_NAME,CONFIRM,内部规定,,公司办公室,2026-03-31,2026-03-01', 'valid-to: lies before valid-from'],
])('a bad row spoils the file and is told by its line: %s', (row, problem) => {
  const told = read('青鸟,CODE_NAME,CONFIRM,内部规定,,公司办公室,,', row);
  expect(told).toEqual({
    bad: [{ line: 3, problem: typeof problem === 'string' ? problem : expect.stringMatching(problem) }],
  });
});
