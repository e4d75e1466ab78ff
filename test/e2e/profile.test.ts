/** 资料变更 from end to end (第十四条; R14.2; F-17): what an account says of the company is signed by four, and changed by the publisher alone. */
import { forEachDatabase, freshMysqlUrl, freshSqliteUrl } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';
import { openStage, type Stage } from './cases/stage';

const LINES =
  '资料变更\n账号：微博\n项目：简介\n原值：健康科普\n新值：云雀谷官方账号，讲身边的健康\n涉密：否\n理由：定位调整';
const NO = '2026-0001';

forEachDatabase((database) => {
  let product: Product;
  let stage: Stage;
  beforeEach(async () => {
    const databaseUrl = await (database === 'SQLite' ? freshSqliteUrl : freshMysqlUrl)();
    product = await startProduct({ databaseUrl });
    stage = openStage(product);
  });
  afterEach(() => product.stop());

  test('everybody sees what changes into what; four sign, the publisher changes it, and the next change knows it', async () => {
    const { say, tap, news, mark, item, page, quietExcept } = stage;

    // given a change an officer asks for: every signer reads the old value beside the new one
    mark();
    await say('officer', LINES);
    expect(news('officer')).toMatch(/项目 简介\n原值 健康科普\n新值 云雀谷官方账号，讲身边的健康/);
    await say('officer', '提交');
    expect(news('head')).toMatch(/签发后由发布专员人工修改。[^▤]*原值：健康科普\n新值：云雀谷官方账号，讲身边的健康/);
    quietExcept('officer', 'head');

    // then nobody changes anything before it is signed
    mark();
    await say('editor', `已改 ${NO}`);
    expect(news('editor')).toMatch(/现在等 孟初晴 部门审核。没有签完的变更不能改（F-17，第十四条）。/);
    quietExcept('editor');

    // when all four have signed, the publisher is given the words to paste, in a message of their own
    await tap('head', '同意');
    await tap('editor', '同意');
    await tap('secrecy', '无涉密');
    mark();
    await tap('executive', '签发');
    expect(news('editor').split('\n\n')).toEqual([
      expect.stringMatching(/^【人工修改资料】2026-0001[^]*办好后回复：已改 2026-0001$/),
      '云雀谷官方账号，讲身边的健康',
    ]);
    expect(news('officer')).toMatch(/^已签发 2026-0001《账号资料变更》。微博 等发布专员人工修改资料。/);
    quietExcept('officer', 'editor', 'executive');

    // and only the publisher can say that it was done
    mark();
    await say('officer', `已改 ${NO}`);
    expect(news('officer')).toMatch(/^没有权限：只有公司办公室指定的发布专员可以办。提示 F-08/);
    expect(await item(NO)).toMatchObject({ kind: 'PROFILE_CHANGE', status: 'PUBLISHING', leadTime: null });
    mark();
    await say('editor', `已改 ${NO}`);
    expect(news('editor')).toBe('已记下：2026-0001《账号资料变更》 在微博已修改，3/27 10:00。');
    for (const told of ['officer', 'officeHead'] as const)
      expect(news(told)).toMatch(/^2026-0001《账号资料变更》 在微博已修改（安若溪 /);
    quietExcept('officer', 'editor', 'officeHead');
    mark();
    await say('editor', `已改 ${NO}`);
    expect(news('editor')).toBe('微博的资料已经改过，没有变化。');
    quietExcept('editor');

    // then it is sealed with its four signatures, and no post of it is anywhere
    const { status, signatures, publications } = await item(NO);
    expect([status, signatures.map(({ valid }) => valid)]).toEqual(['PUBLISHED', [true, true, true, true]]);
    expect(publications).toMatchObject([{ channel: 'WEIBO', status: 'PUBLISHED', platformId: null, url: null }]);
    expect(product.control.timelines()).toMatchObject({ weibo: [], wechat: [] });
    expect((await page('auditor', NO)).text).toMatch(/已修改[^]*原值 健康科普 新值 云雀谷官方账号，讲身边的健康/);

    // and the next change of the same line knows how it reads now
    mark();
    await say('officer', '资料变更\n账号：微博\n项目：简介\n新值：只讲身边的健康\n涉密：否\n理由：更短');
    expect(news('officer')).toMatch(/原值 云雀谷官方账号，讲身边的健康\n新值 只讲身边的健康/);
  });
});
