import { buildPicture } from '../../helpers/build';
import { buildSubject, effectsOf } from './subject';

/** The Weibo post also carries a blank and its authenticity link, eleven characters as Weibo counts. */
const LINK = 11;

describe('F-15: what the interfaces and the platforms can carry', () => {
  it.each([
    ['a Weibo text over 140', { weiboText: '微'.repeat(141 - LINK) }, ['HINT']],
    ['two pictures on Weibo', { pictures: [buildPicture(1), buildPicture(2)] }, ['HINT']],
    ['a Weibo topic', { weiboText: '#爱眼日# 看远处' }, ['HINT']],
    ['a WeChat title over 32', { title: '标'.repeat(33) }, ['HINT']],
    ['both channels at once', { title: '标'.repeat(33), weiboText: '#爱眼日#' }, ['HINT', 'HINT']],
    ['a Weibo text over 2000', { weiboText: '微'.repeat(2001 - LINK) }, ['BLOCK']],
    ['a WeChat title over 64', { title: '标'.repeat(65) }, ['BLOCK']],
    ['a WeChat text over 20000', { weiboText: '短', body: '文'.repeat(20_001) }, ['BLOCK']],
  ])('hit: %s', (_case, content, effects) => {
    expect(effectsOf('F-15', buildSubject(content))).toEqual(effects);
  });

  it.each([
    ['exactly 140 on Weibo', { weiboText: '微'.repeat(140 - LINK) }],
    ['one picture', { pictures: [buildPicture(1)] }],
    ['a WeChat title of 32', { title: '标'.repeat(32) }],
    ['a long text only WeChat carries', { accountIds: ['wechat-main'], body: '文'.repeat(5000) }],
    ['no account yet', { accountIds: null, body: '文'.repeat(5000) }],
  ])('miss: %s', (_case, content) => {
    expect(effectsOf('F-15', buildSubject(content))).toEqual([]);
  });
});
