import { examples } from './examples';

// what categories 4 and 5 rest on
examples('F-10', {
  hits: [
    { name: 'category 4 without a basis', content: { category: 4, basis: null }, effect: ['BLOCK'] },
    { name: 'category 4 with a blank one', content: { category: 4, basis: '  ' }, effect: ['BLOCK'] },
    { name: 'category 4 with an empty one', content: { category: 4, basis: '' }, effect: ['BLOCK'] },
    { name: 'category 5, which the office determines', content: { category: 5, basis: null }, effect: ['HINT'] },
    { name: 'category 5 with a document', content: { category: 5, basis: '办公室文件1号' }, effect: ['HINT'] },
  ],
  misses: [
    { name: 'category 4 with its basis', content: { category: 4, basis: '批示〔2026〕1号' } },
    { name: 'category 1', content: { category: 1, basis: null } },
    { name: 'category 2', content: { category: 2, basis: null } },
    { name: 'category 3', content: { category: 3, basis: null } },
    { name: 'no category yet', content: { category: null, basis: null } },
  ],
});
