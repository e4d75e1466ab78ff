import { examples } from './examples';

const own = [
  { kind: 'PERSON' as const, pattern: '闻清远', note: '总经理、党委副书记' },
  { kind: 'PERSON' as const, pattern: '季平川', note: '常务副总经理' },
  { kind: 'PERSON' as const, pattern: '乔岫', note: '办公室主任' },
];

examples('C-22', {
  hits: [
    {
      name: 'another title before',
      content: { body: '董事长闻清远出席活动' },
      own,
      effect: 'CONFIRM',
      matched: '闻清远',
    },
    { name: 'another title behind', content: { body: '季平川总经理致辞' }, own, effect: 'CONFIRM', matched: '季平川' },
    { name: 'a title in brackets', content: { body: '闻清远（副总经理）介绍了情况' }, own, effect: 'CONFIRM' },
    { name: 'one of two titles', content: { body: '总经理、党委书记闻清远讲话' }, own, effect: 'CONFIRM' },
    {
      name: 'a wrong character with the title',
      content: { body: '总经理闻清源致辞' },
      own,
      effect: 'CONFIRM',
      matched: '闻清源',
    },
    {
      name: 'a wrong character in an act',
      content: { body: '闻青远出席了开幕式' },
      own,
      effect: 'CONFIRM',
      matched: '闻青远',
    },
    { name: 'a short name', content: { body: '办公室主任乔峰主持' }, own, effect: 'CONFIRM', matched: '乔峰' },
  ],
  misses: [
    { name: 'the right title', content: { body: '总经理闻清远、常务副总经理季平川出席' }, own },
    { name: 'a title in short', content: { body: '乔岫主任主持会议' }, own },
    { name: 'no title', content: { body: '闻清远与季平川共同植树' }, own },
    { name: 'somebody else', content: { body: '闻小海出席，乔木主任医师坐诊，季平山在树下' }, own },
    { name: 'nobody on the list', content: { body: '董事长闻清远出席活动' } },
  ],
});
