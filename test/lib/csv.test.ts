import { parseCsv, textOf } from '../../src/lib/csv';

const fields = (text: string) => parseCsv(text).map((record) => record.fields);

test('records and fields, with any line end, the last one with or without', () => {
  expect(fields('a,b\r\n1, 2 \n3,\r')).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', ''],
  ]);
});

test('quoted fields hold commas, quotes and line breaks; lines are counted on', () => {
  expect(parseCsv('x,"a,b"\n"say ""hi""","two\nlines"\nlast,1')).toEqual([
    { line: 1, fields: ['x', 'a,b'] },
    { line: 2, fields: ['say "hi"', 'two\nlines'] },
    { line: 4, fields: ['last', '1'] },
  ]);
});

test('lines without anything are left out', () => {
  expect(fields('\n a ,1\n,,\n\nb,2\n')).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(fields('')).toEqual([]);
});

test.each(['a,"b', 'a"b,c', '"a"b,c'])('a quote out of place is an error: %j', (text) => {
  expect(() => parseCsv(`ok,1\n${text}`)).toThrow('line 2: a quote is out of place');
});

test('a file is UTF-8, with its mark or without, or what a Chinese spreadsheet writes', () => {
  expect(textOf(Buffer.from('日期'))).toBe('日期');
  expect(textOf(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('日期')]))).toBe('日期');
  expect(textOf(Buffer.from([0xc8, 0xd5, 0xc6, 0xda]))).toBe('日期');
});
