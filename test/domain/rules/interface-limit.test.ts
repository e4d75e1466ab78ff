import type { RuleEffect } from '../../../src/domain/codes';
import type { Content } from '../../../src/domain/content';
import { buildPicture } from '../../helpers/build';
import { examples } from './examples';

/** The Weibo post also carries a blank and its authenticity link, eleven characters as Weibo counts. */
const LINK = 11;
const hit = (name: string, content: Partial<Content>, ...effect: RuleEffect[]) => ({ name, content, effect });

// what the interfaces and the platforms can carry
examples('F-15', {
  hits: [
    hit('a Weibo text over 140', { weiboText: '微'.repeat(141 - LINK) }, 'HINT'),
    hit('two pictures on Weibo', { pictures: [buildPicture(1), buildPicture(2)] }, 'HINT'),
    hit('a Weibo topic', { weiboText: '#爱眼日# 看远处' }, 'HINT'),
    hit('a WeChat title over 32', { title: '标'.repeat(33) }, 'HINT'),
    hit('both channels at once', { title: '标'.repeat(33), weiboText: '#爱眼日#' }, 'HINT', 'HINT'),
    hit('a Weibo text over 2000', { weiboText: '微'.repeat(2001 - LINK) }, 'BLOCK'),
    hit('a WeChat title over 64', { title: '标'.repeat(65) }, 'BLOCK'),
    hit('a WeChat text over 20000', { weiboText: '短', body: '文'.repeat(20_001) }, 'BLOCK'),
    {
      name: 'a word the platform dislikes',
      content: { body: '点外链领券' },
      own: [{ kind: 'PLATFORM_TERM', pattern: '点外链', note: '微信诱导分享规则', effect: 'CONFIRM' }],
      effect: ['CONFIRM'],
      matched: '点外链',
    },
  ],
  misses: [
    { name: 'exactly 140 on Weibo', content: { weiboText: '微'.repeat(140 - LINK) } },
    { name: 'one picture', content: { pictures: [buildPicture(1)] } },
    { name: 'a WeChat title of 32', content: { title: '标'.repeat(32) } },
    { name: 'a long text only WeChat carries', content: { accountIds: ['wechat-main'], body: '文'.repeat(5000) } },
    { name: 'no account yet', content: { accountIds: null, body: '文'.repeat(5000) } },
  ],
});
