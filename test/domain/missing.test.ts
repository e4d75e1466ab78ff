import type { Content, PublishRequest } from '../../src/domain/content';
import { EMPTY_CONTENT, EMPTY_REQUEST } from '../../src/domain/content';
import { missingFields } from '../../src/domain/missing';
import { buildContent, PLANNED } from '../helpers/build';

const onTime = { deadline: 0, verdict: 'ON_TIME', provisional: false } as const;
const late = { ...onTime, verdict: 'LATE' } as const;
const missing = (
  content: Partial<Content>,
  request: Partial<PublishRequest> = {},
  lead: typeof late | typeof onTime = onTime,
) => missingFields(buildContent(content), { ...EMPTY_REQUEST, plannedAt: PLANNED, ...request }, lead);

describe('missingFields', () => {
  it('are none of a complete draft', () => {
    expect(missing({})).toEqual([]);
  });

  it('are all the required ones of an empty draft, in the order they are asked', () => {
    expect(missingFields(EMPTY_CONTENT, EMPTY_REQUEST, null)).toEqual([
      'title',
      'category',
      'channels',
      'plannedAt',
      'source',
      'secret',
      'ai',
      'marketing',
      'body',
    ]);
  });

  it.each<[Partial<Content>, string]>([
    [{ title: '  ' }, 'title'],
    [{ accountIds: [] }, 'channels'],
    [{ source: { type: 'ORIGINAL', name: ' ', url: null } }, 'source'],
    [{ category: 2 }, 'video'],
    [{ category: 4 }, 'basis'],
    [{ body: ' ' }, 'body'],
    [{ body: null, weiboText: '短文' }, 'body'],
  ])('of %j is %s', (content, field) => {
    expect(missing(content)).toEqual([field]);
  });

  it('the two own texts together stand for 正文', () => {
    expect(missing({ body: null, weiboText: '短文', wechatText: '长文' })).toEqual([]);
  });

  it.each([
    [{ urgency: 'IMPORTANT_URGENT' }, onTime, ['reason']],
    [{ urgency: 'EMERGENCY', reason: ' ' }, onTime, ['reason']],
    [{ urgency: 'ROUTINE' }, late, ['reason']],
    [{ urgency: 'ROUTINE', reason: '突发' }, late, []],
    [{ urgency: 'EMERGENCY', reason: '突发' }, late, []],
    [{ urgency: 'ROUTINE' }, onTime, []],
  ] as const)('理由 with %j: %#', (request, lead, fields) => {
    expect(missing({}, request, lead)).toEqual(fields);
  });
});

test('级别 that was not said is missing, and whether it needs a reason is asked after it', () => {
  const request = { ...EMPTY_REQUEST, plannedAt: PLANNED };
  expect(missingFields(buildContent(), { ...request, urgencyOpen: true }, late)).toEqual(['urgency']);
  expect(missingFields(buildContent(), request, late)).toEqual(['reason']);
});
