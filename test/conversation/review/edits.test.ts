import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';

const MINUTE = 60_000;
const BODY = '本院在三家门店开展义诊，欢迎大家前来。';

/** 甲稿, submitted and signed by the first `signed` people. */
async function reviewed(signed: number, change: Record<string, string | null> = {}): Promise<Chat> {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', 正文: BODY, ...change })}`);
  await chat.say(OFFICER, '提交');
  chat.pass(MINUTE);
  await sign(chat, signed);
  chat.pass(MINUTE);
  return chat;
}

const confirm = (chat: Chat, userId: string) => chat.tap(userId, 'edit', 'confirm');
const builtFor = (chat: Chat, personId: string, purpose: string) => chat.built(chat.cardRow(personId, purpose))!;
const version = (chat: Chat) => chat.only().versions.at(-1)!;

describe('改 by the office at 核稿', () => {
  test('shows the difference and changes nothing before it is confirmed', async () => {
    const chat = await reviewed(1);
    const answer = await chat.say('anruoxi', '改 1 三家→四家');
    expect(answer).toContain('－正文：本院在三家门店开展义诊');
    expect(answer).toContain('＋正文：本院在四家门店开展义诊');
    expect(answer).toContain('【数字】');
    expect(chat.only().versions).toHaveLength(1);
    const card = builtFor(chat, 'U-102', 'edit');
    expect(card.title).toBe('【确认修改】《甲稿》v1→v2');
    expect(card.rows).toContainEqual({ label: '性质', value: '实质改动：数字' });
    expect(card.rows).toContainEqual({ label: '须再签', value: '部门 孟初晴' });
    expect(card.buttons.map(({ text }) => text)).toEqual(['确认修改', '取消', '看全文']);
  });

  test('确认 as a text changes nothing and says where to tap', async () => {
    const chat = await reviewed(1);
    expect(await chat.say('anruoxi', '确认')).toContain('没看懂');
    await chat.say('anruoxi', '改 1 三家→四家');
    expect(await chat.say('anruoxi', '确认修改')).toContain('请点卡片上的“确认修改”');
    expect(await chat.say('yanshoumo', '确认')).toContain('没看懂');
    expect(chat.only().versions).toHaveLength(1);
  });

  test('a substantive one is signed by the head with one tap on what changed, then 核稿 goes on', async () => {
    const chat = await reviewed(1);
    const old = chat.cardRow('U-102', 'review');
    await chat.say('anruoxi', '改 1 三家→四家');
    const answer = await confirm(chat, 'anruoxi');
    expect(answer.card?.closed).toBe('已改为 v2');
    expect(chat.told('U-102').at(-1)).toContain('已修改 2026-0001《甲稿》，现在是 v2');
    expect(version(chat)).toMatchObject({ no: 2, authorId: 'U-102', edit: { impact: 'SUBSTANTIVE', carried: [] } });
    const card = builtFor(chat, 'U-201', 'review');
    expect(card.title).toContain('【请再确认】《甲稿》v2');
    expect(card.body).toContain('安若溪 改动了您签过的 v1');
    expect(card.excerpt?.text).toContain('＋正文：本院在四家门店');
    // the office's card of v1 is over
    expect((await chat.tapRow('anruoxi', old, 'approve')).card?.closed).toBe('已有新版本 v2');
    await chat.tap('mengchuqing', 'review', 'approve');
    expect(chat.cardRow('U-102', 'review').stage).toBe('OFFICE_REVIEW');
    // whoever edited may sign 核稿: the submitter is somebody else
    await chat.tap('anruoxi', 'review', 'approve');
    await chat.tap('yanshoumo', 'review', 'approve');
    await chat.tap('wenqingyuan', 'review', 'approve');
    expect(chat.only().status).toBe('SCHEDULED');
    expect(chat.told('U-202').join('\n')).toContain('由安若溪作了改动，现在是 v2');
  });

  test('a small one leaves the head’s signature, tells him and goes on', async () => {
    const chat = await reviewed(1);
    await chat.say('anruoxi', '小改 1 欢迎大家前来→欢迎大家光临');
    expect(builtFor(chat, 'U-102', 'edit').rows).toContainEqual({ label: '签字保留', value: '部门 孟初晴' });
    await confirm(chat, 'anruoxi');
    expect(version(chat).edit).toMatchObject({ impact: 'MINOR', characters: 2, carried: ['DEPT_REVIEW'] });
    expect(chat.cardRow('U-102', 'review').stage).toBe('OFFICE_REVIEW');
    const card = builtFor(chat, 'U-201', 'objection');
    expect(card.title).toBe('【改动知会】《甲稿》v1→v2');
    expect(card.excerpt?.text).toContain('＋正文：…展义诊，欢迎大家光临。');
    for (const userId of ['anruoxi', 'yanshoumo', 'wenqingyuan']) await chat.tap(userId, 'review', 'approve');
    expect(chat.only().status).toBe('SCHEDULED');
    // signed off, it is too late to object
    expect(await chat.say('mengchuqing', '反对 1 不妥')).toContain('没有生效');
  });

  test('the editor’s word alone makes nothing small', async () => {
    const chat = await reviewed(1);
    await chat.say('anruoxi', '小改 1 三家→四家');
    await confirm(chat, 'anruoxi');
    expect(version(chat).edit).toMatchObject({ impact: 'SUBSTANTIVE', claimedMinor: true, weights: ['DIGITS'] });
    expect(chat.cardRow('U-201', 'review').stage).toBe('DEPT_REVIEW');
  });

  test('the head objects to a small one: he is asked, the office is told, and his earlier signature no longer stands', async () => {
    const chat = await reviewed(1);
    await chat.say('anruoxi', '小改 1 欢迎大家前来→欢迎大家光临');
    await confirm(chat, 'anruoxi');
    const answer = await chat.tap('mengchuqing', 'objection', 'object');
    expect(answer.card?.closed).toBe('您已提出异议');
    expect(chat.only().reviews.at(-1)).toMatchObject({ current: 0, signatures: [] });
    expect(chat.told('U-102').at(-1)).toContain('孟初晴 对2026-0001《甲稿》的文字小改有异议');
    expect(builtFor(chat, 'U-201', 'review').title).toContain('【请再确认】');
    await chat.tap('mengchuqing', 'review', 'return', { reason: ['WORDING'] });
    expect(chat.only().status).toBe('RETURNED');
  });

  test('lines of the template change several things at once', async () => {
    const chat = await reviewed(1);
    const answer = await chat.say('anruoxi', '改 1\n标题：乙稿\n来源：原创 市场部');
    expect(answer).toContain('＋标题：乙稿');
    expect(answer).toContain('来源：原创 云雀谷健康 健康内容部 → 原创 市场部');
    await confirm(chat, 'anruoxi');
    expect(version(chat).content).toMatchObject({ title: '乙稿', source: { name: '市场部' }, body: BODY });
  });

  test('every channel text with the words is changed', async () => {
    const chat = await reviewed(1, { 微博: '三家门店义诊' });
    await chat.say('anruoxi', '改 1 三家改为四家');
    await confirm(chat, 'anruoxi');
    expect(version(chat).content).toMatchObject({ body: BODY.replace('三家', '四家'), weiboText: '四家门店义诊' });
  });

  test.each([
    ['改 1 五家→四家', '稿件里没有“五家”'],
    ['改 1 大家→各位', '在正文里出现 2 次'],
    ['改 1 随便看看', '没看懂要怎么改'],
    ['改 1 拟发：2026-04-09 08:00', '改期 编号 时间'],
    ['改 1 级别：特急', '改级 编号'],
    ['改 1 视频：', '还差'],
    ['改 1 涉密：是', '什么也没有改'],
    ['改 1 三家→三家', '一模一样'],
    ['改', '请带上编号：改 编号 三家→四家'],
  ])('%s is answered and changes nothing', async (text, answer) => {
    const chat = await reviewed(1, { 正文: `${BODY}大家好` });
    expect(await chat.say('anruoxi', text)).toContain(answer);
    expect(chat.only().versions).toHaveLength(1);
    expect(() => chat.cardRow('U-102', 'edit')).toThrow();
  });

  test('without words it asks, and takes the next text', async () => {
    const chat = await reviewed(1);
    expect(await chat.say('anruoxi', '改1')).toContain('要改哪里');
    expect(await chat.say('anruoxi', '看不懂的话')).toContain('没看懂');
    expect(await chat.say('anruoxi', '小改 前来→光临')).toContain('光临');
    await confirm(chat, 'anruoxi');
    expect(version(chat).edit?.impact).toBe('MINOR');
  });

  test('小改 without words asks as well', async () => {
    const chat = await reviewed(1);
    expect(await chat.say('anruoxi', '小改 1')).toContain('要改哪里');
    expect(await chat.say('anruoxi', '小改 前来→参加')).toContain('＋正文：');
    expect(builtFor(chat, 'U-102', 'edit').rows).toContainEqual({ label: '性质', value: '文字小改，知会即可' });
  });

  test('取消 on the card, or as a word, changes nothing', async () => {
    const chat = await reviewed(1);
    await chat.say('anruoxi', '改 1 三家→四家');
    expect((await chat.tap('anruoxi', 'edit', 'cancel')).card?.closed).toBe('没有修改');
    await chat.say('anruoxi', '改 1');
    expect(await chat.say('anruoxi', '取消')).toContain('没有任何改变');
    expect(chat.only().versions).toHaveLength(1);
  });

  test('confirmed after the text has moved on, it is refused with what is so', async () => {
    const chat = await reviewed(1);
    await chat.say('qiaoyuanxiu', '改 1 三家→五家');
    const stale = chat.cardRow('U-101', 'edit');
    await chat.say('anruoxi', '改 1 三家→四家');
    await confirm(chat, 'anruoxi');
    const answer = await chat.tapRow('qiaoyuanxiu', { ...stale, status: 'open' }, 'confirm');
    expect(answer.card?.closed).toBe('没有修改');
    expect(version(chat).content.body).toContain('四家');
    expect(chat.only().versions).toHaveLength(2);
  });

  test('a second confirmation of the same card changes nothing more', async () => {
    const chat = await reviewed(1);
    await chat.say('anruoxi', '改 1 三家→四家');
    const row = chat.cardRow('U-102', 'edit');
    await chat.tapRow('anruoxi', row, 'confirm');
    expect((await chat.tapRow('anruoxi', row, 'confirm')).card?.closed).toBe('已改为 v2');
    expect(chat.only().versions).toHaveLength(2);
  });

  test('new pictures take the place of the old ones, and that is never small', async () => {
    const chat = await reviewed(1);
    expect(await chat.say('anruoxi', '小改 1 图片')).toContain('新图片发来');
    expect((await chat.picture('anruoxi', 'p1')).text).toContain('第 1 张新图片');
    const refused = await chat.say('anruoxi', '完成');
    expect(refused).toMatch(/C-10：第1张图没写来源[^]*新图片还留着/);
    expect(await chat.say('anruoxi', '完成：银杏，来源不明')).toContain('C-10（须改）');
    expect(await chat.say('anruoxi', '完成：海报，自绘，公司自有，无人物')).toContain('图片：无 → 1 张');
    await confirm(chat, 'anruoxi');
    expect(version(chat)).toMatchObject({ edit: { impact: 'SUBSTANTIVE', weights: ['PICTURES'] } });
    expect(version(chat).content.pictureNotes).toEqual(['海报，自绘，公司自有，无人物']);
    expect(version(chat).posts[0]!.pictures).toEqual(['p1'.padEnd(64, '0')]);
    expect(chat.cardRow('U-201', 'review').stage).toBe('DEPT_REVIEW');
  });
});

describe('words and pictures in one edit', () => {
  test.each([
    ['a line 图片 below a replacement', '三家→四家\n图片', 1],
    ['template lines and a number of pictures', '标题：乙稿\n图片：2张', 2],
    ['template lines and 图片：重发', '标题：乙稿\n图片：重发', 1],
  ])('%s: one difference, one version', async (_what, text, count) => {
    const chat = await reviewed(1);
    expect(await chat.say('anruoxi', `改 1 ${text}`)).toMatch(/^文字的改动已记下。请把.*新图片发来/);
    for (let index = 0; index < count; index += 1) await chat.picture('anruoxi', `p${index}`);
    const difference = await chat.say('anruoxi', '完成：海报，自绘，无人物');
    expect(difference).toContain(`图片：无 → ${count} 张`);
    expect(difference).toMatch(/四家|乙稿/);
    await confirm(chat, 'anruoxi');
    expect(chat.only().versions).toHaveLength(2);
    expect(version(chat).content.pictures).toHaveLength(count);
    expect(`${version(chat).content.title}${version(chat).content.body}`).toMatch(/四家|乙稿/);
  });

  test('fewer or more pictures than it speaks of are not taken for all', async () => {
    const chat = await reviewed(1);
    await chat.say('anruoxi', '改 1 标题：乙稿\n图片：2张');
    await chat.picture('anruoxi', 'p1');
    expect(await chat.say('anruoxi', '完成')).toContain('写了 2 张，收到 1 张');
    await chat.picture('anruoxi', 'p2');
    await chat.picture('anruoxi', 'p3');
    expect(await chat.say('anruoxi', '完成')).toContain('写了 2 张，收到 3 张，多了');
    expect(chat.only().versions).toHaveLength(1);
    await chat.say('anruoxi', '取消');
    expect(await chat.say('anruoxi', '改 1 图片')).toMatch(/^请把.*新图片发来/);
  });

  test('what is wrong with the words is said before pictures are asked for', async () => {
    const chat = await reviewed(1);
    expect(await chat.say('anruoxi', '改 1 五家→四家\n图片')).toContain('稿件里没有“五家”');
    expect(await chat.say('anruoxi', '改 1 分类：九\n图片：2张')).toContain('什么也没有改');
    expect((await chat.picture('anruoxi', 'p1')).text).not.toContain('新图片');
  });
});

describe('who may not edit', () => {
  test.each([
    ['yinxiaochuan', '您自己投的稿'],
    ['mengchuqing', '只有公司办公室可以办'],
    ['luyouren', '没有权限查看'],
  ])('%s', async (userId, answer) => {
    const chat = await reviewed(1);
    expect(await chat.say(userId, '改 1 三家→四家')).toContain(answer);
    expect(chat.only().versions).toHaveLength(1);
  });

  test('the secrecy lead, who is told what to tap instead', async () => {
    const chat = await reviewed(2);
    expect(await chat.say('yanshoumo', '改 1 三家→四家')).toMatch(/没有权限.*要改文字请按“需删减”，并写明怎么改/);
    expect(await chat.say('mengchuqing', '改 1 三家→四家')).toMatch(/没有权限.*可以办。$/);
  });

  test('a publisher who is nothing else', async () => {
    const { organization } = (await reviewed(1)).world;
    const office = { ...organization.office, publishers: ['U-901'] };
    const chat = createChat({ organization: { ...organization, office } });
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', 正文: BODY })}`);
    await chat.say(OFFICER, '提交');
    await sign(chat, 4);
    expect(await chat.say('yukezheng', '改 1 三家→四家')).toContain('发布专员不能改稿');
  });

  test('the office, before the head has signed', async () => {
    const chat = await reviewed(0);
    expect(await chat.say('anruoxi', '改 1 三家→四家')).toContain('没有到核稿');
  });
});

describe('修改后签发', () => {
  test('asks for the change; a number goes back to 保密 with one tap, the others stay signed, then it is scheduled', async () => {
    const chat = await reviewed(3);
    await chat.tap('wenqingyuan', 'review', 'edit');
    expect(chat.told('U-701').at(-1)).toContain('要改哪里');
    expect(await chat.say('wenqingyuan', "同意，把'三家'改'四家'")).toContain('＋正文：本院在四家门店');
    const card = builtFor(chat, 'U-701', 'edit');
    expect(card.tag).toBe('签发 · 修改后签发');
    // what is signed with one tap says for when
    expect(card.rows?.[0]).toEqual({ label: '拟发', value: '4/7 08:00' });
    expect(card.rows).toContainEqual({ label: '须再签', value: '保密 严守默' });
    await confirm(chat, 'wenqingyuan');
    const after = chat.only();
    expect(version(chat)).toMatchObject({ authorId: 'U-701', edit: { by: 'SIGN_OFF', impact: 'SUBSTANTIVE' } });
    expect(after.reviews.at(-1)!.signatures.at(-1)).toMatchObject({
      stage: 'EXEC_SIGNOFF',
      decision: 'APPROVE_WITH_EDIT',
      choice: '修改后签发',
      digest: version(chat).digest,
    });
    expect(builtFor(chat, 'U-601', 'review').title).toContain('【请再确认】');
    expect(chat.told('U-201').at(-1)).toContain('由闻清远作了改动，现在是 v2。您的签字继续有效');
    await chat.tap('yanshoumo', 'review', 'approve');
    expect(chat.only().status).toBe('SCHEDULED');
    expect(chat.told('U-202').at(-1)).toContain('已签发');
  });

  test('said without the button, the words are offered as the edit; the tap signs', async () => {
    const chat = await reviewed(3);
    expect(await chat.say('wenqingyuan', '同意，把“三家”改成“四家”')).toMatch(
      /没有签发 .*您还要改文字.*＋正文：本院在四家/s,
    );
    expect(chat.only().reviews.at(-1)!.signatures).toHaveLength(3);
    await confirm(chat, 'wenqingyuan');
    expect(chat.only().reviews.at(-1)!.signatures.at(-1)).toMatchObject({ decision: 'APPROVE_WITH_EDIT' });
  });

  test('a small one is scheduled at once, head and secrecy lead are told', async () => {
    const chat = await reviewed(3);
    await chat.tap('wenqingyuan', 'review', 'edit');
    await chat.say('wenqingyuan', '小改 前来→光临');
    await confirm(chat, 'wenqingyuan');
    expect(chat.only().status).toBe('SCHEDULED');
    for (const id of ['U-201', 'U-601'])
      expect(chat.told(id).at(-1)).toContain('作了文字小改，现在是 v2。您的签字继续有效');
  });

  test('category and channels are not the executive’s to change', async () => {
    const chat = await reviewed(3);
    expect(await chat.say('wenqingyuan', '改 1 渠道：微博')).toContain('不能改类别和渠道');
  });
});

describe('after 签发', () => {
  test('the office’s edit takes it out of the schedule and asks everybody whose signature fell', async () => {
    const chat = await reviewed(4);
    expect(chat.only().status).toBe('SCHEDULED');
    await chat.say('anruoxi', '改 1 三家→四家');
    await confirm(chat, 'anruoxi');
    expect(chat.only()).toMatchObject({ status: 'IN_REVIEW', publications: [] });
    expect(chat.told('U-701').at(-1)).toContain('签字已失效');
    for (const userId of ['mengchuqing', 'anruoxi', 'yanshoumo', 'wenqingyuan']) {
      expect(
        builtFor(chat, chat.world.organization.people.find(({ wecom }) => wecom === userId)!.id, 'review').title,
      ).toContain('【请再确认】');
      await chat.tap(userId, 'review', 'approve');
    }
    expect(chat.only().status).toBe('SCHEDULED');
  });
});
