import type { Answer } from '../../src/application/ports';
import { createChat, lines, OFFICER, sign } from './fake-desk';
import { ACCOUNTS, buildWorld } from './world';

const MINUTE = 60_000;

describe('投稿 in one message', () => {
  test('given every line, it says what was understood, the hints, and the deadline, and shows a card with 提交审批', async () => {
    const chat = createChat();
    const text = await chat.say(OFFICER, `投稿\n${lines()}`);
    expect(text).toContain('类别 2 健康主题 · 常规 · 微博、微信');
    expect(text).toContain('拟发 4/7 08:00 · 截止 3/31 23:59 · 按时');
    expect(text).toMatch(/提示 F-14：.*（《管理办法》第十一条）/);
    expect(text).not.toContain('还差');
    const card = chat.built(chat.cardRow('U-202', 'draft'))!;
    expect(card.buttons.map((button) => button.text)).toEqual(['提交审批', '放弃']);
    expect(chat.only()).toMatchObject({ status: 'DRAFT', no: null, departmentId: 'D-HEA', submitterId: 'U-202' });
  });

  test('what is missing is counted, the first is asked, and no card is shown yet', async () => {
    const chat = createChat();
    const text = await chat.say(OFFICER, `投稿\n${lines({ 拟发: null, 来源: '', 正文: null })}`);
    expect(text).toContain('还差 3 项：拟发、来源、正文。');
    expect(text).toContain('先请回答【拟发】');
    expect(() => chat.cardRow('U-202', 'draft')).toThrow();
  });

  test('a time in words is said as it was understood', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 拟发: null })}`);
    expect(await chat.say(OFFICER, '下周六上午九点')).toContain('已记下拟发：4/4 09:00（周六）。');
  });

  test('what was not understood is named, the rest is kept', async () => {
    const chat = createChat();
    const text = await chat.say(OFFICER, `投稿\n${lines({ 拟发: '下周一', 渠道: '抖音' })}`);
    expect(text).toContain('拟发“下周一”还差几点');
    expect(text).toContain('渠道“抖音”不在账号登记里，可填：微博 @云雀谷健康、微信 云雀谷健康');
    expect(text).toContain('还差 2 项：渠道、拟发');
    expect(chat.only().content.title).toContain('世界卫生日');
  });

  test('a channel word that fits two accounts is asked back', async () => {
    const accounts = [...ACCOUNTS, { ...ACCOUNTS[0]!, id: 'A-WB2', name: '@云雀谷门店' }];
    const chat = createChat({ accounts });
    expect(await chat.say(OFFICER, `投稿\n${lines()}`)).toContain('“微博”有 2 个账号');
    await chat.say(OFFICER, '渠道：云雀谷门店');
    expect(chat.only().content.accountIds).toEqual(['A-WB2']);
  });

  test('a late one says 逾期 and asks for the reason; a year without a notice is 暂定', async () => {
    const chat = createChat();
    const late = await chat.say(OFFICER, `投稿\n${lines({ 拟发: '2026-03-30 08:00' })}`);
    expect(late).toContain('逾期');
    expect(late).toContain('还差 1 项：理由');
    const other = createChat();
    expect(
      await other.say(OFFICER, `投稿\n${lines({ 级别: '重要紧急（理由：元旦）', 拟发: '2027-01-05 08:00' })}`),
    ).toContain('暂定');
  });

  test('says on which days it could go out if it were submitted now', async () => {
    const chat = createChat();
    // a Friday, 10:00
    const preview = '按现在提交，常规件最早可排 4/3（周五）；重要紧急最早 3/28（周六）。';
    expect(await chat.say(OFFICER, `投稿\n${lines()}`)).toContain(preview);
    chat.time.now = Date.parse('2026-12-31T18:00:00+08:00');
    expect(await chat.say(OFFICER, `投稿\n${lines({ 拟发: null })}`)).toContain(
      '常规件最早可排 1/7（周四，暂定）；重要紧急最早 1/2（周六，暂定）。',
    );
  });

  test('step by step it is said where the time is asked, and not once it was submitted', async () => {
    const chat = createChat();
    const said: string[] = [];
    for (const text of ['投稿', '甲稿', '类别：3', '级别：常规', '渠道：微博'])
      said.push((await chat.say(OFFICER, text))!);
    expect(said.filter((text) => text.includes('按现在提交')).map((text) => text.includes('【拟发】'))).toEqual([true]);
    const sent = createChat();
    await sent.say(OFFICER, `投稿\n${lines()}`);
    expect(await sent.say(OFFICER, '提交')).not.toContain('按现在提交');
  });

  test('who calls off while 正文 is open reads how, and the text stays', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 正文: null })}`);
    await chat.say(OFFICER, '少吃盐，多走路。');
    for (const text of ['取消', '算了。', '写好了'])
      expect(await chat.say(OFFICER, text)).toMatch(/回复“提交”，不要了回复“放弃”/);
    expect(chat.only().content.body).toBe('少吃盐，多走路。');
  });

  test('a blocking rule is shown with its number and source', async () => {
    const chat = createChat();
    const text = await chat.say(OFFICER, `投稿\n${lines({ 视频: 'https://v.jkdyx.example.evil.example/a' })}`);
    expect(text).toMatch(/提示 F-03（须改）：.*第十条第2项/);
    expect(await chat.say(OFFICER, '提交')).toMatch(/还不能提交，有 1 处须改/);
    expect(chat.only().status).toBe('DRAFT');
  });

  test('no answer is longer than 2048 bytes, however long the lines are; the rest follows as messages', async () => {
    const chat = createChat();
    const junk = Array.from({ length: 80 }, (_, index) => `第${index}行不知道是什么但是写得很长很长很长很长`).join(
      '\n',
    );
    const answer = await chat.answer(OFFICER, `投稿\n${junk}\n${lines()}`);
    expect(Buffer.byteLength(answer.text!)).toBeLessThanOrEqual(2048);
    expect([answer.text, ...chat.told('U-202')].join('')).toContain('内容齐了');
  });

  test('somebody who writes for no department is told whom to ask', async () => {
    const chat = createChat();
    expect(await chat.say('luyouren', `投稿\n${lines()}`)).toContain('只有各部门的信息员可以投稿');
    expect(chat.rows().submissions.size).toBe(0);
  });
});

describe('投稿 alone', () => {
  test('asks field by field, by text and by cards, and ends with the draft card', async () => {
    const chat = createChat();
    expect(await chat.say(OFFICER, '投稿')).toContain('先请回答【标题】');
    expect(await chat.say(OFFICER, '爱眼日：看远一点')).toContain('【类别】');
    const category = chat.built(chat.cardRow('U-202', 'field'))!;
    expect(category.ticks?.options).toHaveLength(5);

    const answered = await chat.tap(OFFICER, 'field', 'ok', { category: ['1'] });
    expect(answered.card?.closed).toBe('已选 1 业务宣传/重要事项/行业动态');
    expect(chat.told('U-202').at(-1)).toContain('【级别】');
    await chat.tap(OFFICER, 'field', 'ROUTINE');
    expect(chat.built(chat.cardRow('U-202', 'field'))!.ticks?.multiple).toBe(true);
    await chat.tap(OFFICER, 'field', 'ok', { channels: ['A-WX', 'A-WB'] });
    expect(await chat.say(OFFICER, '四月二十日')).toContain('没看懂');
    expect(await chat.say(OFFICER, '2026-04-20 09:00')).toContain('【来源】');
    await chat.say(OFFICER, '原创 健康内容部');
    await chat.tap(OFFICER, 'field', 'no');
    await chat.tap(OFFICER, 'field', 'NONE');
    expect(await chat.say(OFFICER, '否')).toContain('先请回答【正文】');
    const last = await chat.say(OFFICER, '第一段。');
    expect(last).toContain('内容齐了');
    expect(await chat.say(OFFICER, '第二段。')).toContain('已接在正文后面');

    expect(chat.only().content).toMatchObject({
      title: '爱眼日：看远一点',
      category: 1,
      accountIds: ['A-WB', 'A-WX'],
      source: { type: 'ORIGINAL', name: '健康内容部' },
      secret: false,
      ai: 'NONE',
      marketing: false,
      body: '第一段。\n第二段。',
    });
    expect(chat.built(chat.cardRow('U-202', 'draft'))!.buttons[0]!.text).toBe('提交审批');
  });

  test('a selection answered by text closes its card', async () => {
    const chat = createChat();
    await chat.say(OFFICER, '投稿');
    await chat.say(OFFICER, '爱眼日');
    const row = chat.cardRow('U-202', 'field');
    await chat.say(OFFICER, '健康主题');
    expect(chat.rows().cards.get(row.taskId)!.status).toBe('closed');
    expect(chat.promised('closeCard').map((one) => JSON.parse(one.payload))).toEqual([{ taskId: row.taskId }]);
    const again = await chat.tapRow(OFFICER, row, 'ok', { category: ['1'] });
    expect(again.card?.closed).toBe('已选 2 健康主题');
    expect(chat.only().content.category).toBe(2);
  });

  test('a tick list sent empty changes nothing and is asked again', async () => {
    const chat = createChat();
    await chat.say(OFFICER, '投稿');
    await chat.say(OFFICER, '爱眼日');
    const answer = await chat.tap(OFFICER, 'field', 'ok', { category: [] });
    expect(answer.card).toBeNull();
    expect(chat.told('U-202').at(-1)).toContain('还没有选');
    expect(chat.only().content.category).toBeNull();
  });

  test('lines of the template answer several questions at once, in any order', async () => {
    const chat = createChat();
    await chat.say(OFFICER, '投稿');
    const text = await chat.say(OFFICER, `${lines({ 正文: null })}`);
    expect(text).toContain('还差 1 项：正文');
    await chat.say(OFFICER, '正文在这里');
    expect(chat.only().content.body).toBe('正文在这里');
  });

  test('a greeting is no title and no paragraph', async () => {
    const chat = createChat();
    await chat.say(OFFICER, '投稿');
    expect(await chat.say(OFFICER, '好的')).toContain('【标题】');
    await chat.say(OFFICER, lines());
    expect(await chat.say(OFFICER, '谢谢！')).toContain('回复“提交”');
    expect(chat.only().content.title).toContain('世界卫生日');
    expect(chat.only().content.body).not.toContain('谢谢');
  });
});

describe('changing a draft', () => {
  test('a line changes one field and leaves the rest', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines()}`);
    const before = chat.only().content;
    expect(await chat.say(OFFICER, '标题:新标题')).toContain('已改');
    expect(chat.only().content).toEqual({ ...before, title: '新标题' });
  });

  test('one draft card is enough while it is open', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines()}`);
    await chat.say(OFFICER, '标题：新标题');
    expect([...chat.rows().cards.values()].filter(({ purpose }) => purpose === 'draft')).toHaveLength(1);
    expect(chat.built(chat.cardRow('U-202', 'draft'))!.title).toContain('新标题');
  });

  test('a second 投稿 sets the first aside, and 继续 takes it up again', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    chat.pass(MINUTE);
    expect(await chat.say(OFFICER, `投稿\n${lines({ 标题: '乙稿' })}`)).toContain('《甲稿》已放到一边');
    await chat.say(OFFICER, '来源：原创 乙的来源');
    expect(await chat.say(OFFICER, '我的稿件')).toMatch(/《乙稿》 草稿（正在写）\n草稿《甲稿》 草稿/);
    expect(await chat.say(OFFICER, '继续 甲')).toContain('接着写草稿《甲稿》');
    await chat.say(OFFICER, '来源：原创 甲的来源');
    expect(chat.titled('甲稿').content.source?.name).toBe('甲的来源');
    expect(chat.titled('乙稿').content.source?.name).toBe('乙的来源');
    expect(await chat.say(OFFICER, '提交')).toContain('《甲稿》');
    expect(chat.titled('乙稿').status).toBe('DRAFT');
  });

  test('放弃 drops it, by word and by card', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    expect(await chat.say(OFFICER, '放弃')).toContain('已放弃');
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '乙稿' })}`);
    const answer = await chat.tap(OFFICER, 'draft', 'discard');
    expect(answer.card?.closed).toBe('已放弃');
    expect([...chat.rows().submissions.values()].map(({ status }) => status)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
    expect(await chat.say(OFFICER, '放弃')).toContain('没有正在写的稿件');
  });

  test('lines without a draft say how to begin', async () => {
    const chat = createChat();
    expect(await chat.say(OFFICER, '标题：甲')).toContain('以“投稿”开头');
  });
});

describe('提交', () => {
  const isAnswer = (answer: Answer) => ({ closed: answer.card?.closed, text: answer.text });

  test('gives the number, who is asked and the deadline; the card of the head is promised', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines()}`);
    const text = await chat.say(OFFICER, '提交');
    expect(text).toContain('已提交 2026-0001《世界卫生日');
    expect(text).toContain('宣审〔2026〕0001号');
    expect(text).toContain('孟初晴 部门审核');
    expect(text).toContain('按时');
    expect(chat.cardRow('U-201', 'review')).toMatchObject({ stage: 'DEPT_REVIEW', reviewNo: 1 });
    const again = await chat.say(OFFICER, '提交');
    expect(again).toContain('没有正在写的稿件');
    expect(again).toContain('2026-0001《世界卫生日');
    expect(chat.only().versions).toHaveLength(1);
  });

  test('by the card does the same, and the card shows the number', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines()}`);
    const row = chat.cardRow('U-202', 'draft');
    expect(isAnswer(await chat.tapRow(OFFICER, row, 'submit'))).toEqual({ closed: '已提交 2026-0001', text: null });
    expect(chat.told('U-202').at(-1)).toContain('已提交 2026-0001');
    expect((await chat.tapRow(OFFICER, row, 'submit')).card?.closed).toBe('已提交 2026-0001');
    expect(chat.only().versions).toHaveLength(1);
  });

  test('too early: the first missing field becomes the question', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 来源: null })}`);
    expect(await chat.say(OFFICER, '提交')).toMatch(/还不能提交。\n还差 1 项：来源/);
    expect(await chat.say(OFFICER, '原创 健康内容部')).toContain('内容齐了');
  });

  test('a planned time that has passed is asked again', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 拟发: '2026-03-27 10:30', 级别: '特急（理由：预警）' })}`);
    chat.pass(60 * MINUTE);
    expect(await chat.say(OFFICER, '提交')).toContain('已经过了');
    await chat.say(OFFICER, '2026-04-07 08:00');
    expect(await chat.say(OFFICER, '提交')).toContain('已提交');
  });

  test('waits for the pictures that were announced, and happens with the last of them', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 图片: '2张（甲，自绘；乙，自绘）' })}`);
    expect(await chat.say(OFFICER, '提交')).toContain('还差 2 张图片（图片 0/2 张），到齐后自动提交');
    expect((await chat.picture(OFFICER, 'p1')).text).toContain('还差 1 张');
    expect(chat.only().status).toBe('DRAFT');
    expect((await chat.picture(OFFICER, 'p2')).text).toMatch(/图片齐了。已提交 2026-0001/);
    expect(chat.only()).toMatchObject({ status: 'IN_REVIEW', no: '2026-0001' });
    // sent before 提交 but fetched after it: not attached, not kept
    expect((await chat.picture(OFFICER, 'p3', chat.time.now - 2000)).text).toContain('没有采用');
    // sent after it: not attached, waits for the next draft
    expect((await chat.picture(OFFICER, 'p4')).text).toContain('图片不能再加。这一张先留着，现有 1 张等着');
    expect(chat.only().content.pictures).toHaveLength(2);
    expect(await chat.say(OFFICER, '放弃')).toContain('1 张图片不要了');
  });

  test('waits for pictures that are still being fetched, also when no number was announced', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 图片: null })}`);
    await chat.waitingPicture(OFFICER, 'p1');
    await chat.waitingPicture(OFFICER, 'p2');
    expect(await chat.say(OFFICER, '提交')).toContain('还差 2 张图片');
    // what they are was not said
    expect(await chat.fetched(OFFICER, 'p1')).toMatch(/还不能提交[^]*C-10/);
    expect(chat.only().status).toBe('DRAFT');
    expect(await chat.fetched(OFFICER, 'p2')).toMatch(/还不能提交[^]*C-10/);
    await chat.say(OFFICER, '图片：2张（海报，自绘，公司自有，无人物）');
    expect(await chat.say(OFFICER, '提交')).toContain('已提交 2026-0001');
    expect(chat.only().versions[0]!.content.pictures).toHaveLength(2);
  });

  test('a picture that could not be fetched leaves 提交 waiting, and says so', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 图片: null })}`);
    await chat.waitingPicture(OFFICER, 'p1');
    await chat.say(OFFICER, '提交');
    expect(await chat.fetched(OFFICER, 'p1', '图片没有取到')).toContain('“提交”还在等图片');
    expect(chat.only().status).toBe('DRAFT');
    expect(await chat.say(OFFICER, '提交')).toContain('已提交');
  });

  test('a change while pictures are waited for needs 提交 again', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 图片: '1张（海报，自绘，公司自有，无人物）' })}`);
    await chat.say(OFFICER, '提交');
    expect(await chat.say(OFFICER, '标题：改了')).toContain('请再回复“提交”');
    await chat.picture(OFFICER, 'p1');
    expect(chat.only().status).toBe('DRAFT');
  });
});

describe('pictures', () => {
  test('sent before 投稿 they join it, in the order they were sent', async () => {
    const chat = createChat();
    await chat.picture(OFFICER, 'later', chat.time.now + 2000);
    expect((await chat.picture(OFFICER, 'sooner', chat.time.now + 1000)).text).toContain('现有 2 张');
    expect(await chat.say(OFFICER, `投稿\n${lines({ 图片: '2张（海报，自绘，公司自有，无人物）' })}`)).toContain(
      '已带上之前发来的 2 张图片',
    );
    expect(
      chat
        .only()
        .content.pictures.map(({ messageId }) => messageId)
        .sort(),
    ).toEqual(['later', 'sooner']);
    await chat.say(OFFICER, '提交');
    expect(chat.only().versions[0]!.posts[0]!.pictures[0]).toMatch(/^sooner/);
  });

  test('图片：0张 leaves waiting pictures alone, and after a day they are gone', async () => {
    const chat = createChat();
    await chat.picture(OFFICER, 'p1');
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲' })}`);
    expect(chat.titled('甲').content.pictures).toEqual([]);
    chat.pass(25 * 60 * MINUTE);
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '乙', 图片: null })}`);
    expect(chat.titled('乙').content.pictures).toEqual([]);
  });

  test('the same picture delivered again counts once', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 图片: '1张（海报，自绘，公司自有，无人物）' })}`);
    await chat.picture(OFFICER, 'p1');
    await chat.picture(OFFICER, 'p1');
    expect(chat.only().content.pictures).toHaveLength(1);
  });

  test('too many are named, with both ways out; 图片：重发 empties', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 图片: '1张（海报，自绘，公司自有，无人物）' })}`);
    await chat.picture(OFFICER, 'p1');
    expect((await chat.picture(OFFICER, 'p2')).text).toContain('比写的多');
    expect(await chat.say(OFFICER, '提交')).toContain('收到 2 张图片，比“图片：1张”多');
    await chat.say(OFFICER, '图片：重发');
    expect(chat.only().content.pictures).toEqual([]);
  });

  test('one that could not be used says why', async () => {
    const chat = createChat();
    expect((await chat.noPicture(OFFICER, '只接受 JPG、PNG 或 GIF 图片')).text).toBe('只接受 JPG、PNG 或 GIF 图片。');
  });

  test('from somebody who writes nothing it is answered and kept nowhere', async () => {
    const chat = createChat();
    expect((await chat.picture('yanshoumo', 'p1')).text).toContain('只有各部门的信息员');
    expect(chat.rows().dialogues.size).toBe(0);
  });
});

describe('after a return', () => {
  async function returned(reason = 'SOURCE') {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    await chat.say(OFFICER, '提交');
    chat.pass(MINUTE);
    await chat.tap('mengchuqing', 'review', 'return', { reason: [reason] });
    return chat;
  }

  test('the submitter is told 已退回 with the reason and what to do', async () => {
    const chat = await returned();
    const text = chat.told('U-202').at(-1)!;
    expect(text).toContain('已退回 2026-0001《甲稿》（部门审核·孟初晴）：信息来源不清');
    expect(text).toContain('直接回复新正文');
  });

  test('the next plain text is the new body, further texts are paragraphs, 提交 sends the next version', async () => {
    const chat = await returned();
    const kept = chat.only().content;
    expect(await chat.say(OFFICER, '全新的正文')).toContain('已作为2026-0001《甲稿》的新正文');
    expect(chat.only().content).toEqual({ ...kept, body: '全新的正文' });
    await chat.say(OFFICER, '再加一段');
    expect(chat.only().content.body).toBe('全新的正文\n再加一段');
    expect(await chat.say(OFFICER, '提交')).toContain('已提交 2026-0001《甲稿》 v2');
    expect(chat.only().versions.map(({ no }) => no)).toEqual([1, 2]);
    const card = chat.built(chat.cardRow('U-201', 'review'))!;
    expect(card.title).toContain('v2');
    expect(card.rows).toContainEqual({ label: '改动', value: '正文' });
  });

  test('template lines change single fields', async () => {
    const chat = await returned();
    const kept = chat.only().content;
    await chat.say(OFFICER, '来源：原创 云雀谷健康');
    expect(chat.only().content).toEqual({ ...kept, source: { type: 'ORIGINAL', name: '云雀谷健康', url: null } });
  });

  test('thanks and words of having finished are no new body', async () => {
    const chat = await returned();
    const kept = chat.only().content;
    expect(await chat.say(OFFICER, '好的，谢谢')).toContain('等您修改');
    for (const text of ['收到，', '完成', '我改好了', '好了，谢谢', '已修改。', '谢谢，马上改', '稍等', '我这就去改'])
      expect(await chat.say(OFFICER, text)).toContain('等您修改');
    expect(chat.only().content).toEqual(kept);
  });

  test('a question opened after the return owns the next text', async () => {
    const chat = await returned();
    chat.pass(MINUTE);
    await chat.say(OFFICER, '投稿');
    await chat.say(OFFICER, '乙稿');
    expect(chat.titled('乙稿').status).toBe('DRAFT');
    expect(chat.titled('甲稿').content.body).toContain('世界卫生日');
  });

  test('a return newer than the draft in hand owns the next text', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    await chat.say(OFFICER, '提交');
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '乙稿' })}`);
    chat.pass(MINUTE);
    await chat.tap('mengchuqing', 'review', 'return', { reason: ['WORDING'] });
    await chat.say(OFFICER, '甲的新正文');
    expect(chat.titled('甲稿').content.body).toBe('甲的新正文');
    expect(chat.titled('乙稿').content.body).not.toContain('甲的新正文');
  });

  test('放弃 does not drop what has signatures behind it', async () => {
    const chat = await returned();
    expect(await chat.say(OFFICER, '放弃')).toContain('撤回 2026-0001');
    expect(chat.only().status).toBe('RETURNED');
  });
});

describe('撤回', () => {
  test('with a reason at once; the cards are over', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines()}`);
    await chat.say(OFFICER, '提交');
    const row = chat.cardRow('U-201', 'review');
    expect(await chat.say(OFFICER, '撤回 1 写错了')).toContain('已撤回 2026-0001');
    const tap = await chat.tapRow('mengchuqing', row, 'approve');
    expect(tap.card?.closed).toBe('已撤回');
    expect(chat.told('U-201').at(-1)).toContain('已由投稿人撤回（原因：写错了），无需处理');
  });

  test('asks for the reason when none is given, and the next text is it', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines()}`);
    await chat.say(OFFICER, '提交');
    expect(await chat.say(OFFICER, '撤回 2026-0001')).toContain('请直接回复原因');
    expect(chat.only().status).toBe('IN_REVIEW');
    expect(await chat.say(OFFICER, '数字写错了')).toContain('已撤回');
    expect(chat.only().closing?.reason).toBe('数字写错了');
  });

  test('of somebody else’s is refused, after 签发 it is the office’s to grant', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines()}`);
    await chat.say(OFFICER, '提交');
    expect(await chat.say('mengchuqing', '撤回 1')).toContain('没有权限');
    await sign(chat, 4);
    expect(await chat.say(OFFICER, '撤回 1 不想发了')).toContain('撤回要公司办公室同意');
    expect(chat.only().status).toBe('SCHEDULED');
  });
});

test('a world with nobody to sign a stage says so instead of submitting', async () => {
  const world = buildWorld();
  const chat = createChat({ organization: { ...world.organization, executives: ['U-202'] } });
  await chat.say(OFFICER, `投稿\n${lines()}`);
  expect(await chat.say(OFFICER, '提交')).toContain('“签发”这一关没有可以签的人');
});
