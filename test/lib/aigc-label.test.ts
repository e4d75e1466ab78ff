import { aigcLabelIn, aigcXmp, withAigcComment } from '../../src/lib/aigc-label';

const JSON_LABEL = '{"Label":"1","ContentProducer":"某平台","ProduceID":"A1"}';
const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1');

describe('the hidden label is found', () => {
  test.each([
    ['in a PNG text', `\x89PNG....tEXtAIGC\0${JSON_LABEL}`, 'MADE'],
    ['in XMP as an element', `<TC260:AIGC>${JSON_LABEL}</TC260:AIGC>`, 'MADE'],
    ['in XMP as an attribute', `TC260:AIGC="${JSON_LABEL.replaceAll('"', '&quot;')}"`, 'MADE'],
    ['in XMP with numbered entities', `TC260:AIGC='${JSON_LABEL.replaceAll('"', '&#34;')}'`, 'MADE'],
    ['in UserComment', `ASCII\0\0\0{"AIGC": {"Label": "2", "ProduceID": "B"}}`, 'POSSIBLE'],
    ['in UserComment of wide characters', `UNICODE\0${utf16('{"AIGC":{"Label":"3"}}')}`, 'SUSPECTED'],
    ['with a number in place of a text', '{"AIGC":{"Label":1}}', 'MADE'],
    [
      'in the word of the trade press',
      'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      'MADE',
    ],
  ])('%s', (_where, file, kind) => {
    expect(aigcLabelIn(Buffer.from(file, 'latin1'))?.kind).toBe(kind);
  });
});

test.each([
  ['the four letters alone', 'xxAIGCxx'],
  ['another Label', '{"Label":"1","Printer":"A4"}'],
  ['a label of no known kind', 'AIGC{"Label":"9"}'],
  ['a photograph taken by a camera', 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture'],
  ['letters without an end', 'AIGC{'.repeat(2000)],
])('no label: %s', (_what, file) => {
  expect(aigcLabelIn(Buffer.from(file, 'latin1'))).toBeNull();
});

test('what is written back is read as the same', () => {
  const label = aigcLabelIn(Buffer.from(`AIGC\0${JSON_LABEL}`, 'utf8'))!;
  expect(label.json).toBe(JSON_LABEL);
  expect(aigcLabelIn(Buffer.from(aigcXmp(label)))?.kind).toBe('MADE');
  const gif = withAigcComment(Buffer.from('GIF89a…;'), label);
  expect(aigcLabelIn(gif)?.json).toBe(JSON_LABEL);
  expect(gif.at(-1)).toBe(0x3b);
});
