import { createChat, lines, OFFICER } from '../fake-desk';

const MARKETING = { 营销: '是', 正文: '国家级团队，最佳体验' };

async function drafted(given: Record<string, string | null> = MARKETING) {
  const chat = createChat();
  const answer = await chat.say(OFFICER, `投稿\n${lines(given)}`);
  return { chat, answer };
}

describe('理由 for what the rules ask to be confirmed', () => {
  test('提交 waits, says which words it is about and with which article, and takes the next text as the reason', async () => {
    const { chat, answer } = await drafted();
    expect(answer).toMatch(/提示 C-03：“国家级”是绝对化用语.*（《广告法》第九条/);
    const waiting = await chat.say(OFFICER, '提交');
    expect(waiting).toContain('有 2 条提示要确认');
    expect(waiting).toContain('“最佳”');
    expect(chat.only().status).toBe('DRAFT');

    expect(await chat.say(OFFICER, '团队获得国家级认定，文号见附件')).toContain('理由已记下');
    expect(await chat.say(OFFICER, '提交')).toContain('已提交');
    const answers = chat
      .only()
      .findings.filter(({ rule }) => rule === 'C-03')
      .map(({ answer: given }) => given?.text);
    expect(answers).toEqual(['团队获得国家级认定，文号见附件', '团队获得国家级认定，文号见附件']);
  });

  test('a fix lifts it; another listed word that comes in is asked about again', async () => {
    const { chat } = await drafted();
    await chat.say(OFFICER, '提交');
    await chat.say(OFFICER, '有批准文号');
    await chat.say(OFFICER, '正文：国家级团队，顶级体验');
    const again = await chat.say(OFFICER, '提交');
    expect(again).toContain('有 1 条提示要确认');
    expect(again).toContain('“顶级”');
    await chat.say(OFFICER, '正文：国家级团队，周到的体验');
    expect(await chat.say(OFFICER, '提交')).toContain('已提交');
  });

  test('理由 C-03：… answers one rule, also in other writings; the line 理由 answers all that is open', async () => {
    const { chat } = await drafted();
    expect(await chat.say(OFFICER, '理由（c3）：有批准文号')).toContain('已记下提示 C-03 的理由');
    expect(await chat.say(OFFICER, '提交')).toContain('已提交');
    const other = (await drafted()).chat;
    await other.say(OFFICER, '理由：有批准文号');
    expect(await other.say(OFFICER, '提交')).toContain('已提交');
  });

  test('a reason for a rule that asks nothing says what does ask', async () => {
    const { chat } = await drafted();
    expect(await chat.say(OFFICER, '理由 C-05：没有')).toContain('等理由的是：C-03');
    const plain = (await drafted({})).chat;
    expect(await plain.say(OFFICER, '理由 C-03：没有')).toContain('现在没有等理由的提示');
  });

  test('a 理由 that came with the post is about its time, not about its words', async () => {
    const { chat } = await drafted({ ...MARKETING, 级别: '重要紧急（理由：门店周末开业）' });
    expect(await chat.say(OFFICER, '提交')).toContain('有 2 条提示要确认');
  });

  test('thanks is no reason', async () => {
    const { chat } = await drafted();
    await chat.say(OFFICER, '提交');
    expect(await chat.say(OFFICER, '好的谢谢')).toContain('请写明理由');
    expect(await chat.say(OFFICER, '提交')).toContain('有 2 条提示要确认');
  });
});
