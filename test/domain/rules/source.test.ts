import type { SourceCitation } from '../../../src/domain/content';
import { buildSubject, effectsOf } from './subject';

const effects = (source: SourceCitation | null) => effectsOf('F-01', buildSubject({ source }));

describe('F-01: a source is named, and a reprint has its link', () => {
  it.each<SourceCitation>([
    { type: 'ORIGINAL', name: '', url: null },
    { type: 'ORIGINAL', name: '   ', url: 'https://www.example.cn/1' },
    { type: 'REPRINT', name: '', url: 'https://www.example.cn/1' },
    { type: 'REPRINT', name: '某卫生报', url: null },
  ])('hit: %j', (source) => {
    expect(effects(source)).toEqual(['BLOCK']);
  });

  it.each<SourceCitation | null>([
    { type: 'ORIGINAL', name: '医学科普部', url: null },
    { type: 'REPRINT', name: '某卫生报', url: 'https://www.example.cn/1' },
    { type: 'ORIGINAL', name: '推广部', url: 'https://www.example.cn/2' },
    // not answered yet: that is asked, not blocked
    null,
  ])('miss: %j', (source) => {
    expect(effects(source)).toEqual([]);
  });
});
