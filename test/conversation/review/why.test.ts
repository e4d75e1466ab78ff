/** 为什么: what the rules said, with what each finding rests on and how to mend it. */
import { RULES } from '../../../src/domain/rules';
import { createChat, lines, OFFICER, sign } from '../fake-desk';

const MARKETING = { 营销: '是', 正文: '国家级团队，最佳体验' };

async function submitted(given: Record<string, string | null> = MARKETING) {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines(given)}`);
  await chat.say(OFFICER, '理由 C-03：有批准文号');
  await chat.say(OFFICER, '提交');
  return chat;
}

const SIGNERS = ['mengchuqing', 'anruoxi', 'yanshoumo', 'wenqingyuan'];

describe('为什么 with a number', () => {
  test('names rule, effect, words, article, answer and one example of how to mend it', async () => {
    const chat = await submitted();
    const text = await chat.say(OFFICER, '为什么 1');
    expect(text).toMatch(/^2026-0001《.+》 v1 有 \d 条提示：/);
    expect(text).toContain('提示 C-03 · 须确认：“国家级”是绝对化用语');
    expect(text).toContain('原文（正文）：“最佳”');
    expect(text).toContain('依据：《广告法》第九条');
    expect(text).toContain('答复：尹小川 3/27 10:00 有批准文号');
    // two words, one example
    expect(text.match(/顶级体检套餐/g)).toHaveLength(1);
    expect(text).toContain('提示 F-14 · 仅提示：');
  });

  test('answers the submitter and everybody who signs, and nobody else', async () => {
    const chat = await submitted();
    for (const signer of SIGNERS) expect(await chat.say(signer, '为什么 2026-0001')).toContain('提示 C-03');
    expect(await chat.say('luyouren', '为什么 2026-0001')).toBe('没有权限查看 2026-0001。需要了解请联系公司办公室。');
  });

  test('an unknown number is said to be one', async () => {
    const chat = await submitted();
    expect(await chat.say(OFFICER, '为什么 77')).toBe('没有找到编号 77 的稿件，请核对编号。');
  });

  test('says who answers what the secrecy lead has to decide, and that it was signed', async () => {
    const chat = await submitted({ 正文: '这款套餐成本价只有320元' });
    expect(await chat.say(OFFICER, '为什么 1')).toContain('由保密领导小组负责人审定，签“无涉密”即为答复。');
    await sign(chat, 3);
    expect(await chat.say('wenqingyuan', '为什么 1')).toMatch(/答复：严守默 .*保密审核确认/);
  });

  test('a post nothing was said of has none', async () => {
    const chat = createChat();
    await chat.picture(OFFICER, 'a');
    const noted = { 图片: '1张（晨跑，自拍，公司自有，无人物）', 标题: '世界卫生日' };
    await chat.say(OFFICER, `投稿\n${lines(noted)}`);
    await chat.say(OFFICER, '提交');
    expect(await chat.say(OFFICER, '为什么 1')).toBe('2026-0001《世界卫生日》 v1 没有提示。');
  });
});

describe('为什么 alone', () => {
  test('is about the draft as it stands now', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines(MARKETING)}`);
    expect(await chat.say(OFFICER, '为什么')).toMatch(/改掉它，或写一句理由：“理由 C-03：…”。/);
    await chat.say(OFFICER, '正文：周到的体验');
    expect(await chat.say(OFFICER, '为什么？')).not.toContain('C-03');
  });

  test('without a draft asks for the number', async () => {
    expect(await createChat().say(OFFICER, '为什么')).toContain('请带上编号：为什么 编号');
  });

  test('is offered where 提交 waits', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines(MARKETING)}`);
    expect(await chat.say(OFFICER, '提交')).toContain('回复“为什么”看例子');
    expect(await chat.say(OFFICER, '为什么')).toContain('改法举例');
    // the question is still open
    expect(await chat.say(OFFICER, '有批准文号')).toContain('理由已记下');
  });
});

test('many findings are answered in messages that each fit', async () => {
  const words = RULES.flatMap(({ mend }) => /正文：(.*)/.exec(mend.wrong)?.[1] ?? []).join('\n');
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines({ 正文: words })}`);
  const first = await chat.say(OFFICER, '为什么');
  expect(Buffer.byteLength(first)).toBeLessThanOrEqual(2048);
  expect(chat.told('U-202').join('\n')).toContain('提示 C-');
});
