import { houseNoticeText } from '../../../src/conversation';
import { createChat, lines, OFFICER, sign, type Chat } from '../fake-desk';

const HOUR = 3_600_000;

/** Fri 2026-03-27 10:00; one post waits for 签发. */
async function atSignOff(given: Parameters<typeof createChat>[0] = {}): Promise<Chat> {
  const chat = createChat(given);
  await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
  await chat.say(OFFICER, '提交');
  await sign(chat, 3);
  return chat;
}

describe('委托', () => {
  test('is registered and said back; a day alone counts to its end', async () => {
    const chat = await atSignOff();
    expect(await chat.say('wenqingyuan', '委托 季平川 4-1 4-3 授〔2026〕3号')).toBe(
      '已登记委托：闻清远 → 季平川，4/1 00:00 起，4/4 00:00 止（授〔2026〕3号）。到时候，您的审核卡片发给季平川；到期自动收回。提前收回发“取消委托 季平川”。',
    );
    expect(await chat.say('jipingchuan', '委托')).toContain('未开始：闻清远 → 季平川，4/1 00:00 起，4/4 00:00 止');
    expect(await chat.say('yinxiaochuan', '委托')).toContain('现在没有委托');
  });

  test('an end before its start is no delegation for a year', async () => {
    const chat = await atSignOff();
    expect(await chat.say('wenqingyuan', '委托 季平川 4-3 4-1 授〔2026〕3号')).toMatch(
      /^没有登记：开始读到 4\/3，结束读到 2027\/4\/2 00:00，在半年以后。写反了请改过来/,
    );
    expect(await chat.say('wenqingyuan', '委托')).toContain('现在没有委托');
    expect(await chat.say('wenqingyuan', '委托 季平川 12-30 1-3 授〔2026〕3号')).toContain('已登记委托');
    expect(await chat.say('wenqingyuan', '委托 季平川 2027-02-01 2027-12-31 授〔2026〕4号')).toContain('已登记委托');
  });

  test('one that begins now takes the card along, and 取消委托 brings it back', async () => {
    const chat = await atSignOff({ organization: oneExecutive() });
    expect(await chat.say('wenqingyuan', '委托 季平川 今天 明天 12:00 文号：授〔2026〕3号')).toContain(
      '现在起，您的审核卡片',
    );
    await chat.wake();
    expect(() => chat.cardRow('U-701', 'review')).toThrow();
    expect(chat.cardRow('U-702', 'review').stage).toBe('EXEC_SIGNOFF');
    expect(await chat.say('jipingchuan', '待办')).toContain('待您签发：2026-0001《甲稿》');
    chat.pass(HOUR);
    expect(await chat.say('wenqingyuan', '取消委托')).toContain('已收回委托：闻清远 → 季平川');
    await chat.wake();
    expect(() => chat.cardRow('U-702', 'review')).toThrow();
    expect(chat.cardRow('U-701', 'review').stage).toBe('EXEC_SIGNOFF');
    expect(await chat.say('wenqingyuan', '委托')).toContain('现在没有委托');
  });

  test('the office registers it for somebody else, with a document', async () => {
    const chat = await atSignOff();
    expect(await chat.say('anruoxi', '委托 严守默→余可证 4-1 4-3')).toContain('办公室代为登记委托要有文号');
    expect(await chat.say('anruoxi', '委托 严守默→余可证 4-1 4-3 办〔2026〕7号')).toContain(
      '已登记委托：严守默 → 余可证，4/1 00:00 起，4/4 00:00 止（办〔2026〕7号）。到时候，严守默的审核卡片发给余可证',
    );
    expect(await chat.say('yanshoumo', '取消委托 余可证')).toContain('已收回委托');
  });

  test('of an officer lends no card: the delegate may submit for him, and everybody reads that', async () => {
    const chat = createChat();
    expect(await chat.say(OFFICER, '委托 余可证 现在 4-3')).toMatch(
      /现在起，余可证可以替您投稿；您自己照样可以投；到期自动收回。提前收回发“取消委托 余可证”。$/,
    );
    const delegation = { from: 'U-202', to: 'U-901', start: 0, end: HOUR, document: null };
    const began = houseNoticeText({ kind: 'delegationBegan', delegation }, chat.world, chat.time.now);
    expect(began).toContain('这段时间余可证可以替尹小川投稿。');
    const ended = houseNoticeText({ kind: 'delegationExpired', delegation }, chat.world, chat.time.now);
    expect(ended).not.toContain('审核');
  });

  test('who gives on what was given to him is told that it goes no further', async () => {
    const chat = await atSignOff();
    await chat.say('mengchuqing', '委托 余可证 4-1 4-5');
    expect(await chat.say('wenqingyuan', '委托 孟初晴 4-2 4-3 授1号')).toContain(
      '注意：孟初晴这段时间也委托了余可证，委托不能再转，您的审核只由孟初晴本人处理。',
    );
  });

  test.each([
    ['委托 余可证 4-1 上午9点 4-3 下午5点半', '4/1 09:00 起，4/3 17:30 止。'],
    ['委托 余可证 4月1日到4月9日', '4/1 00:00 起，4/10 00:00 止。'],
    ['委托 余可证 从4月1日到9日', '4/1 00:00 起，4/10 00:00 止。'],
    ['委托余可证 明天', '3/28 00:00 起，3/29 00:00 止。'],
    ['委托余可证4-1 9:00到18:00', '4/1 09:00 起，4/1 18:00 止。'],
    ['委托 余可证 4-1 办〔2026〕7号', '4/1 00:00 起，4/2 00:00 止（办〔2026〕7号）。'],
    ['委托 余可证 4-1 4-3 文号：会议决定', '4/1 00:00 起，4/4 00:00 止（会议决定）。'],
    ['委托 余可证 明天 后天晚上8点 授1号', '3/28 00:00 起，3/29 20:00 止（授1号）。'],
  ])('%s', async (text, answer) => {
    const chat = await atSignOff();
    expect(await chat.say('yanshoumo', text)).toContain(`已登记委托：严守默 → 余可证，${answer}`);
  });

  test.each(['委托书怎么写', '委托余可证负责写稿'])('%s is no 委托', async (text) => {
    const chat = await atSignOff();
    expect(await chat.say('luyouren', text)).toContain('没看懂这句话');
  });

  test('收回 without a blank', async () => {
    const chat = await atSignOff();
    await chat.say('yanshoumo', '委托余可证 4-1 4-3');
    expect(await chat.say('yanshoumo', '取消委托余可证')).toContain('已收回委托');
  });

  test.each([
    ['wenqingyuan', '委托 季平川 4-1 4-3', /主要领导的授权要有书面文号/],
    ['mengchuqing', '委托 孟初晴 4-1 4-3', /不能委托给自己/],
    ['mengchuqing', '委托 尹小川 4-1 4-3', /尹小川是本部门信息员/],
    ['yanshoumo', '委托 钱多多 4-1 4-3', /没有叫“钱多多”的人.*写法：委托 姓名 开始 结束/],
    ['yanshoumo', '委托 余可证', /还差开始和结束的时间/],
    ['yanshoumo', '委托 余可证 随便', /没看懂开始的时间“随便”/],
    ['yanshoumo', '委托 余可证 4-1 月底', /没看懂“月底”。开始读到 4\/1，后面要写结束的时间。写法/],
    ['yanshoumo', '委托 余可证 4-1 晚上3点', /没看懂开始的时间/],
    ['yanshoumo', '委托 余可证 4-1 到下班', /没看懂“下班”/],
    ['yanshoumo', '委托 余可证 4-1 18:00 到下班', /没看懂“下班”。开始读到 4\/1 18:00/],
    ['yanshoumo', '委托 余可证 4-1 4-3 下班', /没看懂“下班”。开始读到 4\/1，结束读到 4\/4 00:00；后面只能是文号/],
    ['yanshoumo', '委托 余可证 4-1 4-31', /没看懂“4-31”。开始读到 4\/1/],
    ['yanshoumo', '委托 余可证 4-1 4-3 晚上3点', /没看懂/],
    ['yanshoumo', '委托 余可证 4-1 3天', /没看懂“3天”/],
    ['yanshoumo', '委托 余可证 4-1 12:00', /还差结束的时间/],
    ['yanshoumo', '委托 余可证 3-1 3-8', /开始的时间 3\/1 00:00 已经过了/],
    ['yanshoumo', '委托 余可证 4-3 12:00 4-3 11:00', /截止时间要晚于开始时间/],
    ['luyouren', '委托 余可证 4-1 4-3', /路有仁没有审批或投稿的职责/],
    ['mengchuqing', '委托 严守默→余可证 4-1 4-3 办1号', /没有权限：这件事只有公司办公室可以办/],
    ['yanshoumo', '取消委托', /现在没有委托/],
  ])('%s: %s', async (who, text, answer) => {
    const chat = await atSignOff();
    expect(await chat.say(who, text)).toMatch(answer);
  });

  test('overlapping another of the same person, or to whoever submitted what waits, it is refused', async () => {
    const chat = await atSignOff();
    await chat.say('yanshoumo', '委托 余可证 4-1 4-3');
    expect(await chat.say('yanshoumo', '委托 路有仁 4-3 4-5')).toMatch(/这段时间已有委托：严守默 → 余可证/);
    expect(await chat.say('wenqingyuan', '委托 尹小川 4-1 4-3 授1号')).toContain('尹小川是 2026-0001 的投稿人');
  });

  test('several are told apart by the name', async () => {
    const chat = await atSignOff();
    await chat.say('yanshoumo', '委托 余可证 4-1 4-3');
    await chat.say('yanshoumo', '委托 路有仁 4-4');
    expect(await chat.say('yanshoumo', '取消委托')).toMatch(/没有收回，有 2 项/);
    expect(await chat.say('yanshoumo', '取消委托 路有仁')).toContain('严守默 → 路有仁，4/4 00:00 起，4/5 00:00 止');
  });

  test('an officer on leave is covered by whoever he names, for that time', async () => {
    const chat = createChat();
    expect(await chat.say('luyouren', '投稿')).toContain('只有各部门的信息员可以投稿');
    expect(await chat.say('yinxiaochuan', '委托 路有仁 现在 明天')).toContain('尹小川 → 路有仁');
    expect(await chat.say('luyouren', '帮助')).toContain('投稿：');
    await chat.say('luyouren', `投稿\n${lines({ 标题: '甲稿' })}`);
    expect(await chat.say('luyouren', '提交')).toContain('现在请 孟初晴 部门审核');
    chat.pass(72 * HOUR);
    expect(await chat.say('luyouren', '投稿')).toContain('只有各部门的信息员可以投稿');
  });

  describe('one of the configuration', () => {
    const end = Date.parse('2026-12-31T16:00:00Z');
    const delegations = [{ from: 'U-601', to: 'U-901', start: 0, end, document: null }];
    const withOne = () => createChat({ organization: { ...oneExecutive(), delegations } });

    test.each(['yanshoumo', 'anruoxi'])('is ended by %s at that moment, and the card comes back', async (who) => {
      const chat = withOne();
      await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
      await chat.say(OFFICER, '提交');
      await sign(chat, 2);
      expect(chat.cardRow('U-901', 'review').stage).toBe('SECRECY_REVIEW');
      expect(await chat.say(who, '取消委托 余可证')).toMatch(
        /已收回委托：严守默 → 余可证，.*从 10:00:00 起由严守默自己处理/,
      );
      await chat.wake();
      expect(() => chat.cardRow('U-901', 'review')).toThrow();
      expect(chat.cardRow('U-601', 'review').stage).toBe('SECRECY_REVIEW');
      expect(await chat.say('yanshoumo', '委托')).toContain('现在没有委托');
      expect(await chat.say(who, '取消委托 余可证')).toContain('没有您可以收回的委托');
      // the duty can be given away anew
      expect(await chat.say('yanshoumo', '委托 路有仁 4-1')).toContain('已登记委托');
    });

    test.each(['yukezheng', 'wenqingyuan', OFFICER])('is not ended by %s', async (who) => {
      const chat = withOne();
      expect(await chat.say(who, '取消委托 余可证')).toContain('没有您可以收回的委托');
      expect(await chat.say('yanshoumo', '委托')).toContain('生效中：严守默 → 余可证');
    });
  });
});

function oneExecutive() {
  const { organization } = createChat().world;
  return { ...organization, executives: ['U-701'] };
}
