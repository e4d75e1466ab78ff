import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';
import { HOUR } from '../../../src/domain/time/shanghai';
import { ORGANIZATION } from '../world';

async function atSignOff(given: Parameters<typeof createChat>[0] = {}): Promise<Chat> {
  const chat = createChat(given);
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 3);
  return chat;
}

describe('转审', () => {
  test('the receiver gets the card with the reason, the giver’s closes with the words', async () => {
    const chat = await atSignOff();
    const given = chat.cardRow('U-701', 'review');
    expect(await chat.say('wenqingyuan', '转审 1 季平川 本周在外地')).toBe(
      '已转审 2026-0001《甲稿》：“签发”由闻清远转给季平川，原因：本周在外地。',
    );
    expect(() => chat.cardRow('U-701', 'review')).toThrow();
    const late = await chat.tapRow('wenqingyuan', given, 'approve');
    expect(late.card?.closed).toBe('已转审给季平川');
    expect(chat.told('U-701').at(-1)).toContain('已于 10:00:00 转审给季平川');
    const received = chat.cardRow('U-702', 'review');
    expect(chat.built(received)?.body).toContain('闻清远转审：本周在外地。');
    expect(await chat.say('anruoxi', '进度 1')).toContain('：闻清远 → 季平川，闻清远办理，原因：本周在外地');
    await chat.tapRow('jipingchuan', received, 'approve');
    expect(chat.only().status).toBe('SCHEDULED');
  });

  test('the office moves what an approver leaves lying, and he is told', async () => {
    const chat = await atSignOff();
    expect(await chat.say('anruoxi', '转审 2026-0001 季平川 闻总两天没有回应')).toContain('由闻清远转给季平川');
    expect(chat.told('U-701').at(-1)).toContain('已由安若溪转审给季平川：闻总两天没有回应');
  });

  test('the receiver has waited since then, not since the stage opened', async () => {
    const chat = await atSignOff();
    chat.pass(5 * HOUR);
    await chat.say('wenqingyuan', '转审 1 季平川 出差');
    chat.pass(2 * HOUR);
    expect(await chat.say('jipingchuan', '待办')).toContain('已等 2 小时');
    expect(await chat.say('anruoxi', '进度 1')).toContain('⏳签发 季平川（已等 2 小时）');
  });

  test.each([
    ['wenqingyuan', '转审 1 尹小川 出差', /尹小川是2026-0001《甲稿》的投稿人.*可以转给：季平川。/],
    ['wenqingyuan', '转审 1 孟初晴 出差', /孟初晴没有“签发”的权限/],
    ['wenqingyuan', '转审 1 余可证 出差', /余可证没有“签发”的权限/],
    ['wenqingyuan', '转审 1 季平川', /要写明原因/],
    ['wenqingyuan', '转审 1 钱多多 出差', /没有叫“钱多多”的人/],
    ['wenqingyuan', '转审 1季平川 出差', /编号后面请空一格：转审 编号 姓名 原因/],
    ['wenqingyuan', '转审', /请带上编号：转审 编号 姓名 原因/],
    ['yanshoumo', '转审 1 季平川 出差', /您不是.*审批人/],
  ])('%s: %s', async (who, text, answer) => {
    const chat = await atSignOff();
    expect(await chat.say(who, text)).toMatch(answer);
    expect(chat.only().reviews[0]).not.toHaveProperty('reassignments');
  });

  test('where nobody else has the right, it says what else can be done', async () => {
    const chat = await atSignOff({ organization: { ...ORGANIZATION, executives: ['U-701'] } });
    expect(await chat.say('wenqingyuan', '转审 1 季平川 出差')).toContain('现在没有别人有“签发”的权限，可以先“委托”');
    // the office is not sent to the office, and not to whom it waits for already
    expect(await chat.say('anruoxi', '转审 1 季平川 闻总出差')).toMatch(
      /现在没有别人有“签发”的权限，可以替闻清远登记委托：委托 闻清远→姓名 开始 结束 文号。$/,
    );
  });
});

describe('a head who submits', () => {
  const departments = [{ id: 'D-HEA', name: '健康内容部', head: 'U-201', informationOfficer: null }];

  test('where the department has an officer, is told who that is', async () => {
    const chat = createChat();
    expect(await chat.say('mengchuqing', '投稿')).toContain('本部门的信息员是尹小川');
    expect(await chat.say('mengchuqing', '帮助')).not.toContain('投稿：');
  });

  test('is reviewed by his superior, whose card and signature say so', async () => {
    const chat = createChat({ organization: { ...ORGANIZATION, departments } });
    await chat.say('mengchuqing', `投稿\n${lines({ 标题: '甲稿' })}`);
    expect(await chat.say('mengchuqing', '提交')).toContain('现在请 闻清远、季平川 部门审核');
    const row = chat.cardRow('U-702', 'review');
    expect(chat.built(row)?.body).toContain('孟初晴是投稿人，由上级审核。');
    expect((await chat.tapRow('jipingchuan', row, 'approve')).card?.closed).toContain('季平川（上级） 3/27 10:00 同意');
    for (const userId of ['anruoxi', 'yanshoumo']) await chat.tap(userId, 'review', 'approve');
    expect(await chat.say('mengchuqing', '进度 1')).toContain('⏳签发 闻清远（已等');
  });
});
