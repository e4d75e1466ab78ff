import type { LinkOutcome } from '../../../src/domain/post/links';
import { linksIn } from '../../../src/domain/post/links';
import { buildContent, NOW } from '../../helpers/build';
import { examples, type Example } from './examples';

const URL = 'https://www.yuyue.cn/a';
const found = (outcome: LinkOutcome, body = `预约请看${URL}。`): Omit<Example, 'name'> => ({
  content: { body },
  matter: { links: [{ url: URL, outcome, at: NOW }] },
});

examples('F-20', {
  hits: [
    {
      name: 'a page that is gone',
      ...found({ kind: 'DEAD', why: 'STATUS', status: 404 }),
      effect: ['CONFIRM'],
      matched: URL,
    },
    { name: 'a host that is not there', ...found({ kind: 'DEAD', why: 'NO_HOST' }), effect: ['CONFIRM'], matched: URL },
    {
      name: 'a redirect to another host',
      ...found({ kind: 'ELSEWHERE', host: 'b.cn' }),
      effect: ['CONFIRM'],
      matched: URL,
    },
    {
      name: 'an address inside of the company',
      ...found({ kind: 'DEAD', why: 'INSIDE' }),
      effect: ['CONFIRM'],
      matched: URL,
    },
    {
      name: 'a network that is down, as a hint',
      ...found({ kind: 'UNCHECKED', why: 'NETWORK' }),
      effect: ['HINT'],
      matched: URL,
    },
    {
      name: 'the video of a health topic',
      content: { category: 2, videoUrl: URL },
      matter: { links: [{ url: URL, outcome: { kind: 'DEAD', why: 'REFUSED' }, at: NOW }] },
      effect: ['CONFIRM'],
      matched: URL,
    },
  ],
  misses: [
    { name: 'a link that opens', ...found({ kind: 'ALIVE' }) },
    { name: 'a link that nobody has tried', content: { body: `预约请看${URL}。` } },
    { name: 'a dead link that an edit has taken out', ...found({ kind: 'DEAD', why: 'NO_HOST' }, '预约请来电。') },
    { name: 'a longer link that begins with a dead one', ...found({ kind: 'DEAD', why: 'NO_HOST' }, `请看${URL}bc。`) },
  ],
});

test.each([
  [`见 ${URL}, 或 (${URL})。`, [URL]],
  ['见https://www.yuyue.cn/a(b)。', ['https://www.yuyue.cn/a(b)']],
  ['见HTTP://WWW.YUYUE.CN，', ['HTTP://WWW.YUYUE.CN']],
  ['见 https://v.jkdyx.example/1 https://example.com/ http://a.test http://localhost:80/ http://x.invalid.', []],
  ['见 ftp://www.yuyue.cn/a www.yuyue.cn', []],
  [
    Array.from({ length: 30 }, (_, index) => `${URL}${index} `).join(''),
    Array.from({ length: 20 }, (_, index) => `${URL}${index}`),
  ],
])('the links that are tried in “%s”', (body, links) => {
  expect(linksIn(buildContent({ body, videoUrl: null }))).toEqual(links);
});
