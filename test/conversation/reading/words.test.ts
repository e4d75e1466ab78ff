import { absentText, helpText } from '../../../src/conversation/wording/wording';
import { ABSENT_WORDS, firstWord, WORDS } from '../../../src/conversation/reading/words';
import { buildWorld, ORGANIZATION, START } from '../world';

describe('the first word', () => {
  test.each([
    ['投稿', '投稿', ''],
    ['  投稿\n标题：甲', '投稿', '标题：甲'],
    ['投稿：', '投稿', ''],
    ['投稿 标题：甲', '投稿', '标题：甲'],
    ['提交', '提交', ''],
    ['提交。', '提交', ''],
    ['提交！', '提交', ''],
    ['提交审批', '提交', ''],
    ['放弃', '放弃', ''],
    ['进度 2026-0123', '进度', '2026-0123'],
    ['进度123', '进度', '123'],
    ['进度：爱眼日', '进度', '爱眼日'],
    ['撤回　2026-0123，写错了', '撤回', '2026-0123，写错了'],
    ['撤回１２３', '撤回', '１２３'],
    ['同意撤回 3', '同意撤回', '3'],
    ['不同意撤回3', '不同意撤回', '3'],
    ['恢复 全部', '恢复', '全部'],
    ['恢复全部', '恢复', '全部'],
    ['恢复全部。', '恢复', '全部'],
    ['全部恢复', '恢复', '全部'],
    ['解除暂停', '恢复', '全部'],
    ['恢复３', '恢复', '３'],
    ['已发 2026-0123 https://weibo.com/1/a', '已发', '2026-0123 https://weibo.com/1/a'],
    ['认定宣审〔2026〕0123号 全市统一部署', '认定', '宣审〔2026〕0123号 全市统一部署'],
    ['改 123 三家→四家', '改', '123 三家→四家'],
    ['小改123 甲→乙', '小改', '123 甲→乙'],
    ['为什么 2026-0123', '为什么', '2026-0123'],
    ['为什么123', '为什么', '123'],
    ['为什么？', '为什么', ''],
    ['帮助', '帮助', ''],
    ['？', '帮助', ''],
    ['Help', '帮助', ''],
    ['ＨＥＬＰ', '帮助', ''],
    ['提交！！', '提交', ''],
    ['“提交”', '提交', ''],
    ['【投稿】', '投稿', ''],
    ['提 交', '提交', ''],
    ['撤回：： 3', '撤回', '3'],
  ])('%j', (text, word, rest) => {
    expect(firstWord(text)).toEqual({ word, rest });
  });

  test.each([
    '投稿须知请看附件',
    '提交材料的同学',
    '进度条',
    '帮助老人过马路',
    '计划生育',
    '“提交”材料',
    '提 交材料',
    '恢复期的病人',
    '改善睡眠',
    '待办事项',
    '',
    '你好',
    '为什么，孩子总是揉眼睛',
    '为什么 要少吃盐',
  ])('%j begins with none: a word counts only when it stands alone', (text) => {
    expect(firstWord(text)).toBeNull();
  });
});

test('every word of a later version has an honest sentence, and none is offered in 帮助', () => {
  const world = buildWorld();
  const help = ORGANIZATION.people.map((person) => helpText(person, world, START)).join('\n');
  for (const word of ABSENT_WORDS) {
    expect(absentText(word).length).toBeGreaterThan(8);
    if (word.length > 1) expect(help).not.toContain(word);
  }
});

test('帮助 names what a person can do, by what they are', () => {
  const world = buildWorld();
  const help = (id: string) =>
    helpText(
      ORGANIZATION.people.find((one) => one.id === id)!,
      world,
      START,
    );
  expect(help('U-202')).toContain('投稿');
  expect(help('U-202')).not.toContain('认定');
  expect(help('U-102')).toContain('已发');
  expect(help('U-601')).toContain('审核');
  expect(help('U-999')).not.toContain('投稿：');
  for (const id of ['U-101', 'U-701', 'U-702']) expect(help(id)).toContain('继任 原任姓名 继任人姓名 文号');
  expect(help('U-701')).toContain('办公室负责人空缺');
  expect(help('U-102')).not.toContain('继任');
  for (const id of ['U-101', 'U-102', 'U-701']) expect(help(id)).toContain('暂停全部 原因；恢复 全部');
  for (const id of ['U-202', 'U-601']) expect(help(id)).not.toContain('暂停全部');
  for (const id of ['U-101', 'U-102']) expect(help(id).match(/^重送 /gm)).toHaveLength(1);
  for (const id of ['U-202', 'U-601', 'U-701']) expect(help(id)).not.toContain('重送');
  const publishing = { ...ORGANIZATION, office: { ...ORGANIZATION.office, publishers: ['U-999'] } };
  const publisher = ORGANIZATION.people.find((one) => one.id === 'U-999')!;
  expect(helpText(publisher, buildWorld({ organization: publishing }), START)).toMatch(/^重送 /m);
  expect(WORDS).toContain('帮助');
});
