import type { Case } from './case';

export const awkwardCase: Case = {
  no: 14,
  title: 'a tap after withdrawal is told that there is nothing to do any more',
  async run({ submit, say, tap, tapHeld, hold, mark, news, sees, item, quietExcept }) {
    // given a post at 核稿 that its officer withdraws
    const no = await submit();
    await tap('head', '同意');
    const card = hold('editor', '同意');
    await say('officer', `撤回 ${no} 活动取消`);
    expect(sees('officer')).toMatch(/已撤回.*活动取消/);
    // the card of whoever was asked says so by itself
    expect(sees('editor')).toMatch(/稿件已由投稿人撤回（原因：活动取消），无需处理/);
    expect(sees('editor')).toMatch(/〔已撤回〕/);
    const before = await item(no);
    mark();

    // when the editor taps it all the same
    await tapHeld('editor', card, '同意');

    // then nothing changes and the words are the same
    expect(await item(no)).toEqual(before);
    expect(before.status).toBe('WITHDRAWN');
    expect(news('editor')).toMatch(/稿件已由投稿人撤回（原因：活动取消），无需处理/);
    quietExcept('editor');
    // who signed before keeps their decision; nobody further was asked
    expect(sees('head')).toMatch(/〔孟初晴 .* 同意〕/);
    expect(sees('secrecy')).toBe('');
    expect(sees('executive')).toBe('');
  },
};
