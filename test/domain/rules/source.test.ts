import type { SourceCitation } from '../../../src/domain/content';
import { examples } from './examples';

const from = (source: SourceCitation | null) => ({ content: { source } });
const blocked = { effect: ['BLOCK' as const] };

// a source is named, and a reprint has its link
examples('F-01', {
  hits: [
    { name: 'an original of nobody', ...from({ type: 'ORIGINAL', name: '', url: null }), ...blocked },
    { name: 'a blank name', ...from({ type: 'ORIGINAL', name: '   ', url: 'https://www.example.cn/1' }), ...blocked },
    {
      name: 'a reprint of nobody',
      ...from({ type: 'REPRINT', name: '', url: 'https://www.example.cn/1' }),
      ...blocked,
    },
    { name: 'no answer yet', ...from(null), ...blocked },
    { name: 'a reprint without its link', ...from({ type: 'REPRINT', name: '某卫生报', url: null }), ...blocked },
  ],
  misses: [
    { name: 'an original', ...from({ type: 'ORIGINAL', name: '医学科普部', url: null }) },
    { name: 'a reprint', ...from({ type: 'REPRINT', name: '某卫生报', url: 'https://www.example.cn/1' }) },
    { name: 'an original with a link', ...from({ type: 'ORIGINAL', name: '推广部', url: 'https://www.example.cn/2' }) },
    {
      name: 'no answer while the platform is being asked for the original',
      content: {
        source: null,
        original: {
          url: 'https://weibo.example/1',
          author: null,
          postedAt: null,
          text: null,
          repost: true as const,
          takenAt: null,
          from: null,
          platformId: null,
          reading: true as const,
        },
      },
    },
  ],
});
