import { takeOriginal } from '../../src/conversation';
import { createWeibo } from '../../src/channels/weibo';
import { sample } from '../helpers/samples';
import { createChat, OFFICER, type Chat } from './fake-desk';
import { POLICY } from './world';

const WRITER = 'U-202';
const POSTS = [
  {
    id: 'S10',
    now: '2026-06-10T09:00:00+08:00',
    answers: ['@云雀反诈', '6月9日 18:00', '冒充体检机构退费是新骗局。'],
    original: { author: '@云雀反诈', text: '冒充体检机构退费是新骗局。' },
    ground: '雀认〔2026〕8号',
  },
  {
    id: 'S11',
    now: '2026-07-11T20:40:00+08:00',
    answers: ['@云雀气象', '7月11日 20:15', '20时15分发布暴雨红色预警。'],
    original: { author: '@云雀气象', text: '20时15分发布暴雨红色预警。' },
    ground: '值班认定',
  },
];

/** What the outbox does with the question: the samples' addresses are no pages of Weibo's, so nothing is asked of the network. */
async function reads(chat: Chat): Promise<void> {
  const weibo = createWeibo({
    id: 'A-WB',
    name: '@云雀谷健康',
    uid: '1',
    appKey: '1',
    accessToken: 't',
    rip: '203.0.113.5',
    linkBase: 'https://qianfa.example/p',
    apiBase: 'http://127.0.0.1:9',
  });
  const [asked] = chat.promised('readOriginal') as unknown as { url: string }[];
  const context = { files: null as never, memo: null as never, now: chat.time.now };
  const found = await weibo.readOriginal!(asked!.url, context);
  if (found.kind === 'later') throw new Error('the network was asked');
  await chat.within((desk) => takeOriginal(chat.only().id, asked!.url, found, desk));
}

/** The sample as it is, and every question answered. */
async function answered(post: (typeof POSTS)[number], given: Parameters<typeof createChat>[0] = {}): Promise<Chat> {
  const chat = createChat(given);
  chat.time.now = Date.parse(post.now);
  await chat.say(OFFICER, sample(post.id).chatText);
  await reads(chat);
  for (const answer of post.answers) await chat.say(OFFICER, answer);
  return chat;
}

describe.each(POSTS)('$id as it is sent to the chat', (post) => {
  test('asks for what the interface does not read, one by one, and is signed with the snapshot', async () => {
    const chat = await answered(post);
    expect(chat.told(WRITER).join('\n')).toMatch(/接口没有读到原文.*还差 3 项：原文作者、原文时间、原文内容/s);
    expect(await chat.say(OFFICER, '提交')).toContain('已提交');
    const submission = chat.only();
    expect(submission.kind).toBe('REPOST');
    expect(submission.versions[0]!.posts[0]!.original).toMatchObject({ ...post.original, from: 'person' });

    await chat.tap('mengchuqing', 'review', 'approve');
    expect(await chat.say('qiaoyuanxiu', `认定 ${submission.no} ${post.ground}`)).toContain('认定');
    for (const by of ['anruoxi', 'yanshoumo', 'wenqingyuan']) await chat.tap(by, 'review', 'approve');
    expect(chat.only().status).toBe('SCHEDULED');
  });
});

describe('a source that is not on the company’s list (F-11)', () => {
  const policy = { ...POLICY, repostWhitelist: ['云雀气象'] };

  test('waits for a written reason, which the record keeps, and whoever signs sees its rule', async () => {
    const chat = await answered(POSTS[0]!, { policy });
    const waiting = await chat.say(OFFICER, '提交');
    expect(waiting).toMatch(/有 1 条提示要确认.*F-11.*不在公司转载来源名单上/s);
    expect(chat.only().status).toBe('DRAFT');
    const reason = '市公安局反诈中心官方账号，已电话核实';
    expect(await chat.say(OFFICER, reason)).toContain('理由已记下');
    expect(await chat.say(OFFICER, '提交')).toContain('已提交');
    const finding = chat.only().findings.find(({ rule }) => rule === 'F-11');
    expect(finding).toMatchObject({ effect: 'CONFIRM', answer: { by: WRITER, text: reason } });
    expect(JSON.stringify(chat.built(chat.cardRow('U-201', 'review'))!.rows)).toContain('F-11');
  });

  test('one that is on it is not asked about', async () => {
    const chat = await answered(POSTS[1]!, { policy });
    expect(await chat.say(OFFICER, '提交')).toContain('已提交');
    expect(chat.only().findings.filter(({ rule }) => rule === 'F-11')).toEqual([]);
  });
});

test('a forbidden word in the original stops it, and is said to be of the original', async () => {
  const [post] = POSTS;
  const answers = ['@云雀看球', '6月9日 18:00', '赌球赢大钱，点击注册送彩金。'];
  const chat = await answered({ ...post!, answers });
  const told = await chat.say(OFFICER, '提交');
  expect(told).toMatch(
    /还不能提交.*提示 C-20（须改）：转发的原文里：“赌球”涉及.*原文不能改，请换一条转发，或不转发。/s,
  );
  expect(await chat.say(OFFICER, '为什么')).toContain('转发的原文：“赌球”');
  expect(chat.only().status).toBe('DRAFT');
});
