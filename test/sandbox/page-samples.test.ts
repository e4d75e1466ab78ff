import { plannedTime, samplesFor } from '../../src/sandbox/page/samples';
import { sandboxPeople } from '../../src/sandbox/people';

const at = (text: string) => Date.parse(`${text}+08:00`);
const NOW = at('2026-03-24T10:00');
const person = (userid: string) => sandboxPeople().find((one) => one.userid === userid)!;
const ids = (userid: string) =>
  samplesFor(person(userid), NOW).groups.map(({ samples }) => samples.map(({ id }) => id));

test('everybody is offered the samples of the own department, the own ones first', () => {
  expect(ids('yinxiaochuan')).toEqual([
    ['S01', 'S02', 'S03', 'S06', 'S12'],
    ['X01', 'X02'],
  ]);
  expect(ids('mengchuqing')).toEqual(ids('yinxiaochuan'));
  expect(ids('jishutong')[1]).toEqual(['X12']);
  expect(ids('keyiming')).toEqual([['S09']]);
});

test('who has no department has no samples, but pictures to send', () => {
  expect(ids('wenqingyuan')).toEqual([]);
  expect(ids('luyouren')).toEqual([]);
  expect(samplesFor(person('luyouren'), NOW).pictures.length).toBeGreaterThan(5);
});

test('a sample is what the person would send, planned ahead of the clock', () => {
  const [sample] = samplesFor(person('yinxiaochuan'), NOW).groups[0]!.samples;
  expect(sample).toMatchObject({
    id: 'S01',
    hint: '常规 · 微博、微信',
    pictures: [{ name: 'who.png', caption: '主题图' }],
  });
  expect(sample!.text).toMatch(/^投稿\n标题：世界卫生日/);
  expect(sample!.text).toContain('\n拟发：2026-04-02 08:00\n');
  expect(sample!.text).not.toContain('2026-04-07');
});

test('a faulty sample says what is wrong with it', () => {
  const [fault] = samplesFor(person('yinxiaochuan'), NOW).groups[1]!.samples;
  expect(fault!.hint).toBe('F-02 健康主题缺视频链接');
});

describe('planned times', () => {
  const post = (urgency: 'ROUTINE' | 'IMPORTANT_URGENT', primaryRule?: string) => ({
    urgency,
    primaryRule,
    plannedPublishAt: '2026-01-01T09:30:00+08:00',
  });
  test.each<[string, ReturnType<typeof post>, string, string]>([
    ['routine: nine days ahead', post('ROUTINE'), '2026-03-24T10:00', '2026-04-02T09:30'],
    ['routine and late: three days ahead', post('ROUTINE', 'F-04'), '2026-03-24T10:00', '2026-03-27T09:30'],
    ['by Beijing’s date, not the machine’s', post('ROUTINE'), '2026-03-25T00:30', '2026-04-03T09:30'],
    ['urgent: tomorrow', post('IMPORTANT_URGENT'), '2026-03-24T10:00', '2026-03-25T09:30'],
    ['urgent after the cut-off: a day later', post('IMPORTANT_URGENT'), '2026-03-24T17:25', '2026-03-26T09:30'],
    ['urgent on a Friday: Monday', post('IMPORTANT_URGENT'), '2026-03-27T10:00', '2026-03-30T09:30'],
    ['urgent on a Saturday: Tuesday', post('IMPORTANT_URGENT'), '2026-03-28T10:00', '2026-03-31T09:30'],
    ['urgent before a holiday: after it', post('IMPORTANT_URGENT'), '2026-09-30T10:00', '2026-10-08T09:30'],
    ['urgent and late: the same day', post('IMPORTANT_URGENT', 'F-05'), '2026-03-24T10:20', '2026-03-24T12:00'],
  ])('%s', (_name, sample, now, expected) => {
    expect(plannedTime(sample, at(now))).toBe(at(expected));
  });
});
