import { readPerson } from '../../../src/conversation/reading/names';
import { ORGANIZATION } from '../world';

const namesake = { id: 'U-777', name: '闻清远', title: '推广专员', wecom: 'wen2' };
const two = { ...ORGANIZATION, people: [...ORGANIZATION.people, namesake] };
const read = (text: string, organization = ORGANIZATION) => {
  const named = readPerson(text, organization);
  return 'problem' in named ? named.problem : [named.person.id, named.rest];
};

describe('a person named at the beginning of a text', () => {
  test.each([
    ['季平川 本周出差', 'U-702', '本周出差'],
    ['@季平川：本周出差', 'U-702', '本周出差'],
    ['季平川本周出差', 'U-702', '本周出差'],
    ['季平川', 'U-702', ''],
    ['季平川（常务副总经理）出差', 'U-702', '出差'],
    ['季平川（出差）', 'U-702', '（出差）'],
    ['U-702 出差', 'U-702', '出差'],
    ['JiPingChuan 出差', 'U-702', '出差'],
  ])('%s', (text, id, rest) => {
    expect(read(text)).toEqual([id, rest]);
  });

  test('nobody of that name', () => {
    expect(read('钱多多 出差')).toBe('登记里没有叫“钱多多”的人，请写全名。');
    expect(read('')).toBe('请写上姓名。');
  });

  test('two of one name are told apart by their title', () => {
    expect(read('闻清远 出差', two)).toBe('有 2 位闻清远，请连职务一起写：闻清远（总经理）、闻清远（推广专员）。');
    expect(read('闻清远（推广专员） 出差', two)).toEqual(['U-777', '出差']);
    expect(read('闻清远（司机） 出差', two)).toContain('请连职务一起写');
  });

  test('the longest name is meant', () => {
    const people = [...ORGANIZATION.people, { id: 'U-778', name: '季平', title: '职员', wecom: 'jiping' }];
    expect(read('季平川 出差', { ...ORGANIZATION, people })).toEqual(['U-702', '出差']);
    expect(read('季平 出差', { ...ORGANIZATION, people })).toEqual(['U-778', '出差']);
  });
});
