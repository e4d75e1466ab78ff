import { deadLetterText, noticeText } from '../../../src/conversation';
import type { OutboxRow } from '../../../src/application/store';
import type { Notice } from '../../../src/domain/react';
import { createChat, lines, OFFICER } from '../fake-desk';
import { buildWorld, START } from '../world';

const by = { by: 'U-102', stage: 'OFFICE_REVIEW', reason: '来源写全称' };

/** What each kind must say; a kind that is missing here does not compile. */
const EACH: { [Kind in Notice['kind']]: [Extract<Notice, { kind: Kind }>, string[]] } = {
  returned: [{ kind: 'returned', ...by }, ['已退回', '核稿·安若溪', '来源写全称', '新正文']],
  sentBack: [{ kind: 'sentBack', ...by }, ['已退回核稿', '来源写全称']],
  rejected: [{ kind: 'rejected', ...by }, ['不予发布', '来源写全称']],
  cancelled: [{ kind: 'cancelled', by: 'U-102', reason: '重复' }, ['作废', '安若溪', '重复']],
  corrected: [
    { kind: 'corrected', no: '2026-0009', url: 'https://weibo.com/1/c' },
    ['2026-0009', 'https://weibo.com/1/c'],
  ],
  doneByHand: [
    { kind: 'doneByHand', by: 'U-102', accountId: 'A-WB', doneAt: START, url: 'https://weibo.com/1/r' },
    ['微博', '安若溪', 'https://weibo.com/1/r'],
  ],
  natureRaised: [{ kind: 'natureRaised', by: 'U-101', reason: '问用药' }, ['改性质', '乔远岫', '问用药']],
  takedownOrdered: [{ kind: 'takedownOrdered' }, ['【下架】', '正在取证']],
  takedownIncomplete: [{ kind: 'takedownIncomplete' }, ['没有全部下架']],
  takedownDone: [{ kind: 'takedownDone' }, ['已办结']],
  withdrawalGranted: [{ kind: 'withdrawalGranted', by: 'U-102', reason: '有变' }, ['已撤回', '安若溪', '不会发布']],
  withdrawalRefused: [{ kind: 'withdrawalRefused', by: 'U-102' }, ['不同意撤回', '安若溪']],
  removed: [
    {
      kind: 'removed',
      accountId: 'A-WB',
      removal: { by: 'U-102', how: 'PLATFORM', reason: '违规', requestNo: null },
    },
    ['微博', '被平台下架', '违规', '复制 2026-0001'],
  ],
  signedOff: [{ kind: 'signedOff' }, ['已签发']],
  rescheduled: [{ kind: 'rescheduled', by: 'U-102', plannedAt: START }, ['安若溪', '3/27 10:00']],
  reassigned: [{ kind: 'reassigned', ...by, to: 'U-101' }, ['核稿', '安若溪', '转审给乔远岫', '来源写全称']],
  held: [{ kind: 'held', by: 'U-102', reason: '公祭日' }, ['已签发', '已暂停', '公祭日', '安若溪']],
  seatEmpty: [
    { kind: 'seatEmpty', stage: 'EXEC_SIGNOFF', people: ['U-702'] },
    ['已离职的季平川', '继任 季平川 继任人姓名 文号'],
  ],
  readBackDue: [{ kind: 'readBackDue', accountId: 'A-WB', turn: 'FIRST' }, ['微博', '读网复核 2026-0001']],
  readBackProblem: [
    { kind: 'readBackProblem', accountId: 'A-WB', by: 'U-102', problem: '图片不对' },
    ['安若溪', '图片不对', '更正投稿', '下架 2026-0001'],
  ],
  notSentOld: [{ kind: 'notSentOld', what: 'RECONFIRM' }, ['没有发出', '签发已满 30 天', '继续有效 2026-0001']],
  reconfirmed: [{ kind: 'reconfirmed', by: 'U-102' }, ['安若溪', '继续有效']],
  reviewRepeated: [{ kind: 'reviewRepeated', by: 'U-102' }, ['安若溪', '重新开始审核']],
  linkTrouble: [
    { kind: 'linkTrouble', links: [{ url: 'https://a.example/b', text: '链接打不开：没有这个网站。' }] },
    ['链接有 1 条提示（F-20）', 'https://a.example/b 链接打不开：没有这个网站。'],
  ],
  originalLost: [{ kind: 'originalLost', what: 'GONE' }, ['没有转发', '原文已删除', '公司办公室']],
  resumed: [{ kind: 'resumed', by: 'U-102' }, ['已由安若溪恢复']],
  notInTime: [{ kind: 'notInTime' }, ['没有按时发出', '拟发时间 4/7 08:00 已到', '已请公司办公室改期或作废']],
  slotYielded: [{ kind: 'slotYielded', to: '2026-0009' }, ['让给了 2026-0009', '签字不受影响']],
  nobodyToAsk: [{ kind: 'nobodyToAsk', stage: '签发' }, ['签发', '没有可以签的人']],
  published: [
    { kind: 'published', accountId: 'A-WB', url: 'https://weibo.com/1/a', publishedAt: START + 4000 },
    ['已发布 微博 10:00:04', 'https://weibo.com/1/a'],
  ],
  publishFailed: [{ kind: 'publishFailed', accountId: 'A-WX', note: '标题过长' }, ['微信', '标题过长']],
  archiveCheckFailed: [
    {
      kind: 'archiveCheckFailed',
      problems: [
        { property: 'AUTHENTICITY', item: 'CHAIN', repair: 'sysAdmin' },
        { property: 'COMPLETENESS', item: 'SIGNATURE', stage: 'OFFICE_REVIEW', repair: 'sysAdmin' },
        { property: 'COMPLETENESS', item: 'PROOF', accountId: 'A-WB', repair: 'publisher' },
        { property: 'USABILITY', item: 'FILE', sha256: 'ab12'.repeat(16), version: 2, place: 3, repair: 'sysAdmin' },
        { property: 'USABILITY', item: 'FILE', sha256: 'cd34'.repeat(16), version: 2, place: 0, repair: 'sysAdmin' },
      ],
    },
    [
      ...['没有封存', '5 项', '真实性', '完整性：缺少“核稿”', '缺少微博的发布凭证', '（发布专员）', '（系统管理员）'],
      ...['第 2 版图片 3 的文件', 'ab12ab12', '第 2 版封面的文件', '尹小川', '重送 2026-0001'],
    ],
  ],
  nobodyOnDuty: [
    { kind: 'nobodyOnDuty', plannedAt: START + 86_400_000, instead: START + 3_600_000 },
    ['3/28 10:00', '值班名单是空的', '最后一个工作日 3/27 11:00', '改期 2026-0001 2026-03-27 11:00'],
  ],
  sealedAtLast: [{ kind: 'sealedAtLast' }, ['已经通过', '已封存']],
  edited: [{ kind: 'edited', by: 'U-102', version: 2, since: 1, stands: false }, ['安若溪', 'v2', '签字已失效']],
  objected: [{ kind: 'objected', by: 'U-201', reason: '口径变了' }, ['孟初晴', '异议：口径变了', '部门审核']],
  opinion: [{ kind: 'opinion', by: 'U-102', stage: 'OFFICE_REVIEW', text: '写得好' }, ['补充意见', '写得好']],
  nudged: [{ kind: 'nudged', by: 'U-202', stage: 'DEPT_REVIEW' }, ['尹小川催办', '待您部门审核', '/s/2026-0001']],
  dutyCall: [
    { kind: 'dutyCall', stage: 'DEPT_REVIEW', people: ['U-201'] },
    ['特急值班', '孟初晴 · 健康内容部主任', '部门审核', '口头同意不算'],
  ],
  reminder: [{ kind: 'reminder', stage: 'DEPT_REVIEW', level: 'FULL' }, ['提醒：待您部门审核', '截止 3/30 10:00']],
  escalated: [
    { kind: 'escalated', stage: 'DEPT_REVIEW', people: ['U-201'] },
    ['孟初晴 未处理', '催办 2026-0001', '授权'],
  ],
};

test.each(Object.values(EACH).map(([notice, words]) => [notice.kind, notice, words] as const))(
  '%s',
  async (_kind, notice, words) => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    await chat.say(OFFICER, '提交');
    const text = noticeText(notice, chat.only(), chat.world, chat.time.now, 'U-102');
    for (const word of [...words, '2026-0001《甲稿》']) expect(text).toContain(word);
    expect(text).not.toMatch(/undefined|null/);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
  },
);

test('a post whose link the platform did not give says where to look', async () => {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines()}`);
  await chat.say(OFFICER, '提交');
  const text = noticeText(
    { kind: 'published', accountId: 'A-WX', url: null, publishedAt: START },
    chat.only(),
    chat.world,
    START,
    'U-102',
  );
  expect(text).toContain('到账号上查看');
});

test('reading back what is out is asked of the publisher, not of its writer', async () => {
  const chat = createChat();
  await chat.say(OFFICER, `投稿\n${lines()}`);
  await chat.say(OFFICER, '提交');
  const notice = { kind: 'published' as const, accountId: 'A-WB', url: 'https://weibo.com/1/a', publishedAt: START };
  const text = (to: string) => noticeText(notice, chat.only(), chat.world, START, to);
  expect(text('U-102')).toContain('请尽快读网复核');
  expect(text('U-202')).not.toContain('请尽快读网复核');
  expect(text('U-202')).toContain('您不用处理');
});

describe('what was given up', () => {
  const row = (kind: string, payload: object): OutboxRow => ({
    id: '0mn897i80c38e4dc1d9031bbbe',
    kind,
    lane: 'to:U-202',
    payload: JSON.stringify(payload),
    submissionId: null,
    dueAt: 0,
    attempts: 14,
    status: 'dead',
    lastError: null,
    leaseUntil: null,
    createdAt: 0,
  });

  test('is told with the way to try again', () => {
    const text = deadLetterText(row('notice', { personId: 'U-202' }), null, buildWorld())!;
    expect(text).toContain('给尹小川的通知没有送出');
    expect(text).toContain('重送 31bbbe');
  });

  test('names the post it was about', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    await chat.say(OFFICER, '提交');
    const text = deadLetterText(row('card', { taskId: 't' }), chat.only(), chat.world);
    expect(text).toContain('给尹小川的卡片（2026-0001《甲稿》）没有送出');
  });

  test('but not a card that could not be changed', () => {
    expect(deadLetterText(row('closeCard', { taskId: 't' }), null, buildWorld())).toBeNull();
  });
});
