import { createHash } from 'node:crypto';
import type { Case } from './case';

const SECRET = '秘密★5年\n青鸾工程第三批样机定于下月初在七号库交接。';
const IN_A_POST = [
  '投稿',
  '标题：一次参观',
  '类别：3',
  '正文：密级：机密',
  '青鸾工程第三批样机定于下月初在七号库交接。',
].join('\n');

export const awkwardCase: Case = {
  no: 24,
  title: 'secret material pasted into the chat is kept nowhere; its sender and the secrecy lead are told, without it',
  async run({ submit, say, tap, mark, news, sees, kept, quietExcept, product }) {
    // given a post in review, and a draft that is being written
    await submit();
    await say('officer', '投稿\n标题：门店春季开放日');
    mark();

    // when marked text is pasted: by itself, as a post, and as the reason of a return
    await say('officer', SECRET);
    await say('officer', IN_A_POST);
    await tap('head', '退回');
    await say('head', `不行。\n${SECRET}`);

    // then its senders read that it was kept out, what to do with it, and nothing of the text itself
    for (const role of ['officer', 'head'] as const) {
      expect(news(role)).toMatch(/带有密级标志，系统已拦截：内容没有保存，也没有转给任何人/);
      expect(news(role)).toMatch(/请立即删除这条消息，并联系保密领导小组负责人/);
    }
    // the secrecy lead learns who and that it happened, each time
    expect(news('secrecy').match(/尹小川于 \S+ \S+ 发来的一条消息带有密级标志/g)).toHaveLength(2);
    expect(news('secrecy')).toMatch(/孟初晴于 .* 发来的一条消息带有密级标志.*没有保存也没有转发内容/);
    quietExcept('officer', 'head', 'secrecy');
    for (const role of ['officer', 'head', 'secrecy', 'editor'] as const) expect(sees(role)).not.toMatch(/青鸾|七号库/);

    // each is an incident of its own, without a word of it
    const { items } = await product.api<{ items: Record<string, unknown>[] }>('/incidents');
    expect(items.map(({ kind }) => kind)).toEqual(['CLASSIFIED_MARK', 'CLASSIFIED_MARK', 'CLASSIFIED_MARK']);
    for (const { no } of items) expect(news('secrecy')).toContain(`已登记事件 ${String(no)}`);
    expect(JSON.stringify(items)).not.toMatch(/青鸾|七号库/);

    // nothing of it is in the database, the files or the log; its keyed hash is
    const stored = await kept();
    expect(stored).not.toMatch(/青鸾|七号库|★5年/);
    expect(stored).toMatch(/HMAC-SHA256 [0-9a-f]{64}/);
    // a bare one could be guessed from a short text
    expect(stored).not.toContain(createHash('sha256').update(SECRET).digest('hex'));
    expect(JSON.stringify(product.log)).not.toMatch(/青鸾|七号库/);

    // and work goes on: the question about the return still waits for its answer, the draft is as it was
    await say('head', '请把来源写全称');
    expect(sees('officer')).toMatch(/已退回.*请把来源写全称/);
    await say('officer', '我的稿件');
    expect(sees('officer')).toMatch(/门店春季开放日/);
    expect(sees('officer')).not.toMatch(/一次参观/);
  },
};
