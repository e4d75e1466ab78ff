import { chosenReason, reasonOptions } from '../../src/conversation/review/reasons';
import { createChat, lines, OFFICER, sign, type Chat } from './fake-desk';
import { buildWorld, ORGANIZATION, ROUTE } from './world';

const MINUTE = 60_000;

async function submitted(
  change: Record<string, string | null> = {},
  given: Parameters<typeof createChat>[0] = {},
): Promise<Chat> {
  const chat = createChat(given);
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿', ...change })}`);
  await chat.say(OFFICER, '提交');
  chat.pass(MINUTE);
  return chat;
}

describe('a tap on the card that asks', () => {
  test('signs; the tapper’s card shows who, when and what, and the next person is asked', async () => {
    const chat = await submitted();
    const answer = await chat.tap('mengchuqing', 'review', 'approve');
    expect(answer.card).toMatchObject({
      closed: '孟初晴 3/27 10:01 同意',
      title: expect.stringContaining('【已处理】'),
    });
    expect(answer.text).toBeNull();
    expect(chat.cardRow('U-102', 'review').stage).toBe('OFFICE_REVIEW');
  });

  test('four of them sign it off', async () => {
    const chat = await submitted();
    await sign(chat, 3);
    const executive = chat.built(chat.cardRow('U-701', 'review'))!;
    expect(executive.body).toContain('前三级已签，拟发 4/7 08:00。');
    await chat.tap('wenqingyuan', 'review', 'approve');
    expect(chat.only().status).toBe('SCHEDULED');
    expect(chat.told('U-202').at(-1)).toContain('已签发 2026-0001《甲稿》。定于 4/7 08:00 发布');
  });

  test('keeps how it was tapped with the signature', async () => {
    const chat = await submitted();
    const row = chat.cardRow('U-201', 'review');
    await chat.tapRow('mengchuqing', row, 'approve');
    const [signature] = chat.only().reviews[0]!.signatures;
    expect(signature).toMatchObject({
      messenger: 'wecom',
      cardId: row.taskId,
      platformTime: chat.time.now,
      opinion: '同意',
    });
    expect(signature!.callbackId).toMatch(/^k\d+$/);
  });

  test('with a reason chosen, 退回 returns', async () => {
    const chat = await submitted();
    const answer = await chat.tap('mengchuqing', 'review', 'return', { reason: ['SOURCE'] });
    expect(answer.card?.closed).toBe('孟初晴 3/27 10:01 退回：信息来源不清');
    expect(chat.only()).toMatchObject({ status: 'RETURNED', closing: { code: 'SOURCE', reason: '信息来源不清' } });
  });

  test('at 核稿 不予发布 closes it, and the submitter is told', async () => {
    const chat = await submitted();
    await sign(chat, 1);
    await chat.tap('anruoxi', 'review', 'reject', { reason: ['RUMOUR'] });
    expect(chat.only()).toMatchObject({ status: 'REJECTED', closing: { code: 'RUMOUR' } });
    expect(chat.told('U-202').at(-1)).toContain('不予发布');
  });

  test('at 核稿 不予发布 for something that can be mended is asked about', async () => {
    const chat = await submitted();
    await sign(chat, 1);
    expect((await chat.tap('anruoxi', 'review', 'reject', { reason: ['WORDING'] })).card).toBeNull();
    expect(chat.only().status).toBe('IN_REVIEW');
    expect(chat.told('U-102').at(-1)).toContain('写明原因');
  });

  test('退回核稿 sends the same version back to the office', async () => {
    const chat = await submitted();
    await sign(chat, 2);
    const answer = await chat.tap('yanshoumo', 'review', 'return', { reason: ['to-office'] });
    expect(answer.card?.closed).toBe('严守默 3/27 10:01 需删减：退回核稿');
    expect(chat.only()).toMatchObject({ status: 'IN_REVIEW', versions: [{ no: 1 }] });
    expect(chat.cardRow('U-102', 'review').reviewNo).toBe(2);
    expect(chat.told('U-202').at(-1)).toContain('已退回核稿（保密审核·严守默）');
  });

  test('退回核稿 written as the reason does so too, where the stage may', async () => {
    const chat = await submitted();
    await chat.tap('mengchuqing', 'review', 'return', { reason: ['none'] });
    expect(await chat.say('mengchuqing', '退回核稿')).toBe('已退回 2026-0001《甲稿》：退回核稿');
    expect(chat.only().status).toBe('RETURNED');
    await chat.say(OFFICER, '提交');
    await sign(chat, 2);
    await chat.tap('yanshoumo', 'review', 'return', { reason: ['none'] });
    expect(await chat.say('yanshoumo', '退回核稿：地址写得太细')).toBe('已退回核稿 2026-0001《甲稿》：地址写得太细');
    expect(chat.only().status).toBe('IN_REVIEW');
    expect(chat.told('U-202').at(-1)).toContain('已退回核稿（保密审核·严守默）：地址写得太细');
  });

  test('so it does on a card that quotes it', async () => {
    const chat = await submitted();
    expect(await chat.say('mengchuqing', '退回核稿，再看看')).toContain('请点卡片上的按钮');
    await sign(chat, 3);
    expect(await chat.say('wenqingyuan', '退回核稿，日期再核一下')).toContain('文字不是签字');
    expect(chat.only().reviews).toHaveLength(1);
    await chat.tap('wenqingyuan', 'review', 'return');
    expect(chat.only()).toMatchObject({ status: 'IN_REVIEW', reviews: [{ outcome: 'RETURNED' }, { outcome: 'OPEN' }] });
    expect(chat.told('U-202').at(-1)).toContain('已退回核稿（签发·闻清远）：日期再核一下');
  });
});

describe('请选择', () => {
  test('changes nothing, the buttons stay, and the next text is the reason', async () => {
    const chat = await submitted();
    const row = chat.cardRow('U-201', 'review');
    const answer = await chat.tapRow('mengchuqing', row, 'return', { reason: ['none'] });
    expect(answer).toEqual({ text: null, card: null });
    expect(chat.only().status).toBe('IN_REVIEW');
    expect(chat.told('U-201').at(-1)).toContain('请直接回复原因');

    expect(await chat.say('mengchuqing', '第二段数字与附件不符')).toContain(
      '已退回 2026-0001《甲稿》：第二段数字与附件不符',
    );
    expect(chat.only()).toMatchObject({
      status: 'RETURNED',
      closing: { code: 'OTHER', reason: '第二段数字与附件不符' },
    });
    // this card was not tapped just now: it is changed like everybody else's
    expect(chat.promised('closeCard').map((one) => JSON.parse(one.payload))).toContainEqual({ taskId: row.taskId });
  });

  test('a reason that comes after the card was decided by another gets the truth', async () => {
    const chat = await submitted();
    await sign(chat, 3);
    await chat.tap('wenqingyuan', 'review', 'return', { reason: ['none'] });
    await chat.tap('jipingchuan', 'review', 'approve');
    expect(await chat.say('wenqingyuan', '不合适')).toContain('已由 季平川 于');
    expect(chat.only().status).toBe('SCHEDULED');
  });

  test('keeps the code of the tap, with which the card can be changed later', async () => {
    const chat = await submitted();
    const { taskId } = chat.cardRow('U-201', 'review');
    await chat.take({
      ...chat.base('mengchuqing'),
      kind: 'tap',
      taskId,
      choice: 'return',
      selected: {},
      updateCode: 'code-2',
    });
    expect(chat.rows().cards.get(taskId)).toMatchObject({
      updateCode: 'code-2',
      updateCodeAt: chat.time.now,
      status: 'open',
    });
  });

  test('tapped again with a reason, nothing is asked any more', async () => {
    const chat = await submitted();
    await chat.tap('mengchuqing', 'review', 'return');
    await chat.tap('mengchuqing', 'review', 'return', { reason: ['STALE'] });
    expect(await chat.say('mengchuqing', '时间太久了')).toContain('已补充意见');
  });
});

describe('the opinion', () => {
  test('a text within ten minutes is added, the one after it is not', async () => {
    const chat = await submitted();
    await chat.tap('mengchuqing', 'review', 'approve');
    chat.pass(9 * MINUTE);
    expect(await chat.say('mengchuqing', '写得很好')).toContain('已补充意见');
    expect(chat.rows().history.at(-1)!.event).toEqual({
      type: 'OpinionAdded',
      by: 'U-201',
      stage: 'DEPT_REVIEW',
      text: '写得很好',
    });
    expect(await chat.say('mengchuqing', '还有一句')).toContain('没看懂');
  });

  test('later than that it is none', async () => {
    const chat = await submitted();
    await chat.tap('mengchuqing', 'review', 'approve');
    chat.pass(10 * MINUTE);
    expect(await chat.say('mengchuqing', '写得很好')).toContain('没看懂');
  });

  test('a button word typed while another card waits is neither a signature nor an opinion', async () => {
    const chat = createChat();
    for (const title of ['甲稿', '乙稿']) {
      await chat.say(OFFICER, `投稿\n${lines({ 标题: title })}`);
      await chat.say(OFFICER, '提交');
    }
    await chat.tap('mengchuqing', 'review', 'approve');
    const before = chat.rows().history.length;
    expect(await chat.say('mengchuqing', '同意')).toContain('文字不是签字');
    expect(chat.rows().history).toHaveLength(before);
    // anything else still is the opinion on what was signed
    expect(await chat.say('mengchuqing', '同意，写得很好')).toContain('已补充意见');
  });

  test('a first word is a word, not an opinion', async () => {
    const chat = await submitted();
    await chat.tap('mengchuqing', 'review', 'approve');
    expect(await chat.say('mengchuqing', '待办')).toContain('没有要您处理的事');
  });
});

describe('taps that change nothing', () => {
  const unchanged = async (chat: Chat, act: () => Promise<unknown>) => {
    const before = JSON.stringify([...chat.rows().submissions.values()]);
    await act();
    expect(JSON.stringify([...chat.rows().submissions.values()])).toBe(before);
  };

  test('twice: when it was decided is said', async () => {
    const chat = await submitted();
    const row = chat.cardRow('U-201', 'review');
    await chat.tapRow('mengchuqing', row, 'approve');
    await unchanged(chat, async () => {
      expect((await chat.tapRow('mengchuqing', row, 'approve')).card?.closed).toBe('您已于 10:01:00 同意');
    });
    expect(chat.told('U-201').at(-1)).toContain('您已于 10:01:00 同意');
  });

  test('by the second of two who may sign: who was first is said', async () => {
    const chat = await submitted();
    await sign(chat, 3);
    const row = chat.cardRow('U-702', 'review');
    await chat.tap('wenqingyuan', 'review', 'approve');
    await unchanged(chat, async () => {
      expect((await chat.tapRow('jipingchuan', row, 'approve')).card?.closed).toBe('已由 闻清远 于 10:01:00 签发');
    });
    expect(chat.told('U-702').at(-1)).toContain('已由 闻清远 于 10:01:00 签发');
  });

  test('on somebody else’s card', async () => {
    const chat = await submitted();
    const row = chat.cardRow('U-201', 'review');
    await unchanged(chat, async () => {
      expect((await chat.tapRow('anruoxi', row, 'approve')).card?.closed).toBe('这张卡片不是发给您的');
    });
    expect(chat.told('U-102').at(-1)).toContain('现在等 孟初晴 部门审核');
    expect(chat.cardRow('U-201', 'review').status).toBe('open');
  });

  test('on a card of the version before', async () => {
    const chat = await submitted();
    const row = chat.cardRow('U-201', 'review');
    await chat.tap('mengchuqing', 'review', 'return', { reason: ['WORDING'] });
    await chat.say(OFFICER, '新正文');
    await chat.say(OFFICER, '提交');
    const before = chat.only().revision;
    const answer = await chat.tapRow('mengchuqing', row, 'approve');
    expect(answer.card?.closed).toBe('您已于 10:01:00 退回');
    expect(chat.only().revision).toBe(before);
  });

  test('on an old card of 核稿 after 退回核稿', async () => {
    const chat = await submitted();
    await sign(chat, 1);
    const old = chat.cardRow('U-102', 'review');
    await chat.tapRow('anruoxi', old, 'approve');
    await chat.tap('yanshoumo', 'review', 'return', { reason: ['to-office'] });
    await unchanged(chat, () => chat.tapRow('anruoxi', old, 'approve'));
    expect(chat.told('U-102').at(-1)).toContain('您已于');
  });

  test('on a card nobody knows', async () => {
    const chat = await submitted();
    const row = { ...chat.cardRow('U-201', 'review'), taskId: 'unknown' };
    expect(await chat.tapRow('mengchuqing', row, 'approve')).toEqual({ text: null, card: null });
    expect(chat.told('U-201').at(-1)).toContain('这张卡片已失效');
  });

  test('on a button the stage has not', async () => {
    const chat = await submitted();
    await unchanged(chat, () => chat.tap('mengchuqing', 'review', 'edit'));
    expect(chat.told('U-201').at(-1)).toContain('没有认出这个按钮');
  });

  test('修改后签发 asks what is to be changed and leaves the buttons', async () => {
    const chat = await submitted();
    await sign(chat, 3);
    await unchanged(chat, async () => {
      expect((await chat.tap('wenqingyuan', 'review', 'edit')).card).toBeNull();
    });
    expect(chat.told('U-701').at(-1)).toContain('要改哪里');
  });

  test('by a person who is no signer any more', async () => {
    const chat = await submitted();
    const row = chat.cardRow('U-201', 'review');
    // the head changed while the card lay in the chat
    chat.world.organization = {
      ...ORGANIZATION,
      departments: ORGANIZATION.departments.map((one) => ({ ...one, head: 'U-101' })),
    };
    await unchanged(chat, async () => {
      expect((await chat.tapRow('mengchuqing', row, 'approve')).card?.closed).toBe('您不是本环节审批人');
    });
    expect(chat.built(row)).toBeNull();
  });

  test('by a stranger, who learns nothing', async () => {
    const chat = await submitted();
    const answer = await chat.take({
      ...chat.base('nobody'),
      kind: 'tap',
      taskId: chat.cardRow('U-201', 'review').taskId,
      choice: 'approve',
      selected: {},
      updateCode: null,
    });
    expect(answer.card).toBeNull();
    expect(answer.text).toContain('公司办公室');
    expect(answer.text).not.toContain('甲稿');
  });
});

test('the same callback again has the same answer and no second effect', async () => {
  const chat = await submitted();
  const row = chat.cardRow('U-201', 'review');
  const tap = {
    ...chat.base('mengchuqing'),
    kind: 'tap' as const,
    taskId: row.taskId,
    choice: 'approve',
    selected: {},
    updateCode: null,
  };
  const first = await chat.take(tap);
  const revision = chat.only().revision;
  expect(await chat.take(tap)).toEqual(first);
  expect(chat.only().revision).toBe(revision);
});

describe('the drop-down', () => {
  test.each(ROUTE.map((stage) => [stage.title, stage] as const))(
    'of %s holds at most ten, 请选择 first',
    (_title, stage) => {
      const options = reasonOptions(stage);
      expect(options[0]).toEqual({ id: 'none', text: '请选择' });
      expect(options.length).toBeLessThanOrEqual(10);
      expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
      for (const { text } of options) expect(Array.from(text).length).toBeLessThanOrEqual(16);
      expect(options.at(-1)!.id === 'to-office').toBe(stage.mayReturnToOffice);
    },
  );

  test('退回核稿 is no reason never to publish', () => {
    const secrecy = ROUTE[2]!;
    expect(chosenReason(secrecy, 'REJECT', 'to-office')).toBeNull();
    expect(chosenReason(secrecy, 'RETURN', 'to-office')).toMatchObject({ toOffice: true });
    expect(chosenReason(secrecy, 'RETURN', 'made-up')).toBeNull();
    expect(chosenReason(secrecy, 'APPROVE', 'SECRET')).toBeNull();
  });

  test('is absent where a stage can only approve', () => {
    const stage = { ...ROUTE[0]!, choices: ROUTE[0]!.choices.slice(0, 1) };
    expect(reasonOptions(stage)).toEqual([]);
  });
});

describe('category 5', () => {
  test('no other category is determined', async () => {
    const chat = await submitted({ 类别: '1' });
    const before = chat.rows().history.length;
    expect(await chat.say('anruoxi', '认定 1 全市统一部署')).toContain('第1类，不用认定');
    expect(chat.rows().history).toHaveLength(before);
  });

  test('同意 waits for 认定 and the buttons stay', async () => {
    const chat = await submitted({ 类别: '5 工作需要', 视频: null });
    await sign(chat, 1);
    const card = chat.built(chat.cardRow('U-102', 'review'))!;
    expect(card.body).toContain('认定 2026-0001 理由');
    expect((await chat.tap('anruoxi', 'review', 'approve')).card).toBeNull();
    expect(chat.told('U-102').at(-1)).toContain('认定 2026-0001 理由');
    expect(await chat.say('anruoxi', '认定 1')).toContain('要写理由');
    expect(await chat.say('anruoxi', '认定 1 全市统一部署')).toContain('已认定 2026-0001《甲稿》');
    expect((await chat.tap('anruoxi', 'review', 'approve')).card?.closed).toContain('同意');
  });
});

test('a delegate signs on behalf, and the card says so', async () => {
  const organization = {
    ...ORGANIZATION,
    executives: ['U-701'],
    delegations: [
      { from: 'U-701', to: 'U-702', start: 0, end: Date.parse('2027-01-01T00:00+08:00'), document: '授〔2026〕3号' },
    ],
  };
  const chat = await submitted({}, buildWorld({ organization }));
  await sign(chat, 3);
  expect(chat.built(chat.cardRow('U-702', 'review'))?.body).toMatch(/受闻清远委托，至 .*。/);
  const answer = await chat.tap('jipingchuan', 'review', 'approve');
  expect(answer.card?.closed).toBe('闻清远（受托：季平川） 3/27 10:01 签发');
});
