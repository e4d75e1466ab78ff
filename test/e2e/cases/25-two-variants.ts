import type { Case } from './case';
import type { Role } from './people';

const WEIBO = '三家门店有了自助打印机，凭预约码取报告。';
const WECHAT =
  '三家门店大厅新增自助报告打印机。到店后在屏幕上输入预约码，报告一分钟内打出，旁边有志愿者协助老年顾客使用。';

export const awkwardCase: Case = {
  no: 25,
  title:
    'one submission with a text for Weibo and one for WeChat: both are shown, each has its digest, each goes out as signed',
  async run({ submit, signThrough, tap, sees, page, item, moveTo, product }) {
    // given one post with two texts
    const no = await submit({ lines: { 微博: WEIBO, 微信: WECHAT, 正文: '自助打印机上线。' } });

    // then everybody who signs sees both before signing, on the card and on the page
    const signers: [Role, string][] = [
      ['head', '同意'],
      ['editor', '同意'],
      ['secrecy', '无涉密'],
      ['executive', '签发'],
    ];
    for (const [role, button] of signers) {
      expect(sees(role)).toMatch(/微博：三家门店有了自助打印机/);
      expect(sees(role)).toMatch(/微信：三家门店大厅新增/);
      const { status, text } = await page(role, no);
      expect(status).toBe(200);
      expect(text).toContain(WEIBO);
      expect(text).toContain(WECHAT);
      await tap(role, button);
    }
    await signThrough(no);

    // each has a digest of its own inside every signature
    const stored = (await product.server.store.read.submissionByNo(no))!;
    const [weibo, wechat] = stored.versions.at(-1)!.posts;
    expect(weibo!.digest).not.toBe(wechat!.digest);
    for (const { accountDigests } of stored.reviews.at(-1)!.signatures)
      expect(accountDigests).toEqual({ 'A-WB': weibo!.digest, 'A-WX': wechat!.digest });

    // and when the time comes, each account shows its own text
    await moveTo('2026-04-07 08:05');
    const timelines = product.control.timelines();
    expect(timelines.weibo.map(({ text }) => text).join()).toContain(WEIBO);
    expect(JSON.stringify(timelines.wechat)).toContain('报告一分钟内打出');
    expect((await item(no)).publications.map(({ status }) => status)).toEqual(['PUBLISHED', 'PUBLISHED']);
    for (const role of ['officer', 'editor'] as const) {
      expect(sees(role)).toMatch(/已发布 微博 .*链接：http/s);
      expect(sees(role)).toMatch(/已发布 微信 .*链接：http/s);
    }
  },
};
