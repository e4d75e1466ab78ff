import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';

async function waiting(titles: string[] = ['甲稿'], signed = 3): Promise<Chat> {
  const chat = createChat();
  for (const title of titles) {
    await chat.say(OFFICER, `投稿\n${lines({ 标题: title })}`);
    await chat.say(OFFICER, '提交');
    await sign(chat, signed);
  }
  return chat;
}

describe('a decision written as a text', () => {
  test('about one that waits for somebody else says how it stands, and nothing of what one may not read', async () => {
    const chat = await waiting(['甲稿'], 1);
    expect(await chat.say('wenqingyuan', '退回 1 标题不好')).toMatch(
      /没有改变：这一篇现在不在等您签。.*现在等 安若溪 核稿/,
    );
    expect(await chat.say('lankeke', '退回 1 标题不好')).not.toContain('甲稿');
    expect(chat.only().status).toBe('IN_REVIEW');
    for (const text of ['同意', '签发。', '修改后签发'])
      expect(await chat.say('wenqingyuan', text)).toMatch(/现在没有等您签的稿件/);
    expect(await chat.say('wenqingyuan', '通过率怎么看')).toMatch(/没看懂/);
  });

  test('signs nothing: a card quotes it, and the tap on that card is the signature with the words as opinion', async () => {
    const chat = await waiting();
    const before = chat.rows().history.length;
    expect(await chat.say('wenqingyuan', '同意，注意节奏')).toBe(
      '文字不是签字。已把您的话放在确认卡片上，点“确认 签发”才签 2026-0001《甲稿》。',
    );
    expect(chat.rows().history).toHaveLength(before);
    const row = chat.cardRow('U-701', 'review');
    const card = chat.built(row)!;
    expect(card.title).toMatch(/^【待确认】《甲稿》v1/);
    expect(card.body).toMatch(/^您发来：“同意，注意节奏”。点“确认 签发”才是签字，这句话记作意见。\n.*\n我已完成签发/s);
    expect(card.buttons.map(({ text }) => text)).toEqual(['确认 签发', '取消', '看全文']);
    expect(card.select).toBeUndefined();

    const answer = await chat.tapRow('wenqingyuan', row, 'approve');
    expect(answer.card?.closed).toBe('闻清远 3/27 10:00 签发：同意，注意节奏');
    expect(answer.card?.title).toContain('【已处理】');
    expect(chat.only().reviews[0]!.signatures.at(-1)).toMatchObject({
      opinion: '同意，注意节奏',
      quoted: '同意，注意节奏',
      cardId: row.taskId,
      decision: 'APPROVE',
    });
    expect(chat.only().status).toBe('SCHEDULED');
    // the card that asked first is closed with it
    expect(() => chat.cardRow('U-701', 'review')).toThrow();
  });

  test('taken back, it leaves the card that asks', async () => {
    const chat = await waiting();
    const asking = chat.cardRow('U-701', 'review');
    await chat.say('wenqingyuan', '可以');
    const answer = await chat.tap('wenqingyuan', 'review', 'not-meant');
    expect(answer.card?.closed).toBe('已取消，没有签字');
    expect(chat.cardRow('U-701', 'review').taskId).toBe(asking.taskId);
    expect(chat.only().status).toBe('IN_REVIEW');
  });

  test('said twice, the newest card counts', async () => {
    const chat = await waiting();
    await chat.say('wenqingyuan', '同意');
    const first = chat.cardRow('U-701', 'review');
    await chat.say('wenqingyuan', '没问题，发吧');
    expect(chat.rows().cards.get(first.taskId)?.status).toBe('closed');
    expect(chat.built(chat.cardRow('U-701', 'review'))?.body).toContain('没问题，发吧');
  });

  test('where several wait, it is asked which', async () => {
    const chat = await waiting(['甲稿', '乙稿'], 0);
    const answer = await chat.say('mengchuqing', '同意');
    expect(answer).toMatch(/有 2 件在等您，文字不能代替签字。.*例如“同意 2026-000\d”/);
    expect(answer).toContain('2026-0002《乙稿》 部门审核');
    for (const text of ['OK', '同意7'])
      expect(await chat.say('mengchuqing', text)).toMatch(/例如“(?:OK|同意) 2026-000\d”/);
    expect(await chat.say('mengchuqing', '同意 2 很好')).toContain('点“确认 同意”才签 2026-0002《乙稿》');
  });

  test('several named at once are no opinion on what was signed before', async () => {
    const chat = await waiting(['甲稿', '乙稿'], 0);
    await chat.tap('mengchuqing', 'review', 'approve');
    expect(await chat.say('mengchuqing', '同意 1、2')).toMatch(/^有 1 件在等您，文字不能代替签字/);
    await chat.tap('mengchuqing', 'review', 'approve');
    expect(await chat.say('mengchuqing', '同意 1、2')).toMatch(/^没有改变：这一篇现在不在等您签/);
    expect(JSON.stringify(chat.rows().history)).not.toContain('OpinionAdded');
  });

  test('a return with its reason is quoted as well', async () => {
    const chat = await waiting();
    await chat.say('wenqingyuan', '退回，标题太长');
    const row = chat.cardRow('U-701', 'review');
    expect(chat.built(row)!.buttons[0]!.text).toBe('确认 退回');
    await chat.tapRow('wenqingyuan', row, 'return');
    expect(chat.only()).toMatchObject({ status: 'RETURNED', closing: { reason: '退回，标题太长', code: 'OTHER' } });
  });

  test('a return keeps the code of the reason that is said, as a typed one does', async () => {
    const chat = await waiting();
    await chat.say('wenqingyuan', '退回，信息来源不清');
    await chat.tap('wenqingyuan', 'review', 'return');
    expect(chat.only().closing).toMatchObject({ reason: '退回，信息来源不清', code: 'SOURCE' });
  });

  test.each([
    ['同意吗？', /没看懂/],
    ['同意，但先不发', /文字不能代替签字/],
    ['退回', /文字不能代替签字/],
    ['修改后签发', /文字不能代替签字/],
    ['同意，把“四个”改成“五个”', /您还要改文字。稿件里没有“四个”/],
    ['同意，四个→五个', /没有签发 2026-0001《甲稿》：您还要改文字。稿件里没有“四个”/],
    ['同意，四个 ⇒ 五个', /您还要改文字/],
    ['同意 1 四个->五个', /您还要改文字。稿件里没有“四个”/],
    ['同意，12 => 13', /您还要改文字。稿件里没有“12”/],
    ['同意，12改13', /您还要改文字。稿件里没有“12”/],
    ['可以，不→没有', /您还要改文字。稿件里没有“不”/],
    ['可以，标题应为乙稿', /您还要改文字。.*没看懂要怎么改/],
    ['好的', /没看懂/],
    ['同意书怎么写', /没看懂/],
  ])('%s makes no card', async (text, answer) => {
    const chat = await waiting();
    const cards = chat.rows().cards.size;
    expect(await chat.say('wenqingyuan', text)).toMatch(answer);
    expect(chat.rows().cards.size).toBe(cards);
  });

  test('an edit in it becomes the card that shows it, with the number left out', async () => {
    const chat = await waiting();
    expect(await chat.say('wenqingyuan', '同意 1，2000步→3000步')).toMatch(
      /没有签发 2026-0001《甲稿》：您还要改文字。.*改动对照/,
    );
    expect(chat.cardRow('U-701', 'edit').payload).toContain('signOff');
    expect([...chat.rows().cards.values()].filter(({ payload }) => payload.includes('words'))).toEqual([]);
    await chat.tap('wenqingyuan', 'edit', 'confirm');
    expect(chat.only().content.body).toContain('3000步');
  });

  test('the editor is shown the office’s edit, and signs afterwards', async () => {
    const chat = await waiting(['甲稿'], 1);
    expect(await chat.say('anruoxi', '同意，2000步→3000步')).toMatch(/您还要改文字。[^]*改动对照[^]*改完再点卡片签字/);
    expect(chat.cardRow('U-102', 'edit').payload).toContain('office');
    expect(chat.only().reviews[0]!.signatures).toHaveLength(1);
  });

  test.each([
    ['mengchuqing', 0, '同意，三家→四家', '要改请退回，例如发“退回 2026-0001 三家→四家”'],
    ['yanshoumo', 2, '同意 1 把三家改成四家', '要改请按“需删减”退回，例如发“退回 2026-0001 把三家改成四家”'],
  ])('%s, who edits nothing, is pointed to the return', async (who, signed, text, answer) => {
    const chat = await waiting(['甲稿'], signed);
    const cards = chat.rows().cards.size;
    expect(await chat.say(who, text)).toContain(answer);
    expect(chat.rows().cards.size).toBe(cards);
  });

  test('where several wait, the edit is said again with the number', async () => {
    const chat = await waiting(['甲稿', '乙稿'], 1);
    expect(await chat.say('anruoxi', '同意，三家→四家')).toMatch(/例如“同意 2026-000\d，三家→四家”/);
  });

  test('from somebody for whom nothing waits it is only a text', async () => {
    const chat = await waiting();
    expect(await chat.say('jipingchuan', '同意')).toContain('文字不是签字');
    expect(await chat.say('mengchuqing', '同意')).not.toContain('签字');
  });

  test('a tap on the quoting card after somebody else decided reads the truth', async () => {
    const chat = await waiting();
    await chat.say('wenqingyuan', '同意');
    const row = chat.cardRow('U-701', 'review');
    await chat.tap('jipingchuan', 'review', 'approve');
    expect((await chat.tapRow('wenqingyuan', row, 'approve')).card?.closed).toMatch(/已由 季平川 于 .* 签发/);
  });
});
