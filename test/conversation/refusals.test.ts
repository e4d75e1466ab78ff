import { refusalText } from '../../src/conversation/wording/refusals';
import type { Refusal } from '../../src/domain/commands';
import { createChat, lines, OFFICER } from './fake-desk';
import { buildWorld, START } from './world';

/** One of each code; a code that is missing here does not compile. */
const EACH: { [Code in Refusal['code']]: Extract<Refusal, { code: Code }> } = {
  NO_SUCH_SUBMISSION: { code: 'NO_SUCH_SUBMISSION' },
  NOT_INFORMATION_OFFICER: { code: 'NOT_INFORMATION_OFFICER', officer: null },
  NOT_YOURS: { code: 'NOT_YOURS' },
  NOT_A_DRAFT: { code: 'NOT_A_DRAFT' },
  URGENCY_REASON_NEEDED: { code: 'URGENCY_REASON_NEEDED', urgency: 'EMERGENCY' },
  NOTHING_TO_READ_BACK: { code: 'NOTHING_TO_READ_BACK' },
  READ_BACK_BY_ANOTHER: { code: 'READ_BACK_BY_ANOTHER' },
  APPROVAL_OLD: { code: 'APPROVAL_OLD', what: 'RECONFIRM', signedOffAt: START },
  STOPPED_BY_RULES: {
    code: 'STOPPED_BY_RULES',
    findings: [{ rule: 'C-20', text: '有不宜发布的词。请删去。', citation: '《管理办法》第十六条', matched: '词' }],
  },
  CONFIRM_FIRST: {
    code: 'CONFIRM_FIRST',
    findings: [{ rule: 'C-20', text: '有不宜发布的词。请删去。', citation: '《管理办法》第十六条', matched: '词' }],
  },
  APPROVAL_NOT_OLD: { code: 'APPROVAL_NOT_OLD', status: 'SCHEDULED' },
  NUDGED_ALREADY: { code: 'NUDGED_ALREADY', by: 'U-202', at: START, again: START + 7_200_000 },
  NOBODY_TO_NUDGE: { code: 'NOBODY_TO_NUDGE', own: true, stage: '核稿' },
  MISSING: { code: 'MISSING', fields: ['title', 'body'] },
  BLOCKED: { code: 'BLOCKED', rules: [{ rule: 'F-03', text: '主机不对。', matched: null, citation: '第十条' }] },
  PLANNED_TIME_PAST: { code: 'PLANNED_TIME_PAST', plannedAt: START },
  UNANSWERED: {
    code: 'UNANSWERED',
    findings: [{ rule: 'C-03', text: '“最佳”是绝对化用语。', matched: '最佳', citation: '《广告法》第九条' }],
  },
  NOTHING_TO_ANSWER: { code: 'NOTHING_TO_ANSWER', open: ['C-03'] },
  TOO_MANY_PICTURES: { code: 'TOO_MANY_PICTURES', declared: 1, received: 2 },
  PICTURES_FROZEN: { code: 'PICTURES_FROZEN' },
  NOBODY_CAN_SIGN: { code: 'NOBODY_CAN_SIGN', stageTitle: '签发' },
  STALE_CARD: { code: 'STALE_CARD' },
  ALREADY_DECIDED: { code: 'ALREADY_DECIDED', by: '闻清远', at: START, choice: '签发', stage: '签发', own: false },
  NOT_IN_REVIEW: { code: 'NOT_IN_REVIEW' },
  SELF_APPROVAL: { code: 'SELF_APPROVAL' },
  OTHER_STAGE_SIGNED: { code: 'OTHER_STAGE_SIGNED', stage: '核稿' },
  NOT_A_SIGNER: { code: 'NOT_A_SIGNER', stage: '核稿' },
  DELEGATION_NOT_IN_FORCE: {
    code: 'DELEGATION_NOT_IN_FORCE',
    stage: '核稿',
    from: '闻清远',
    start: START - 3_600_000,
    end: START - 1000,
  },
  REASSIGNED: { code: 'REASSIGNED', stage: '核稿', to: '季平川', at: START },
  CANNOT_REASSIGN_TO: {
    code: 'CANNOT_REASSIGN_TO',
    to: '季平川',
    why: 'NO_RIGHT',
    stage: '核稿',
    able: [],
    lender: null,
  },
  UNKNOWN_CHOICE: { code: 'UNKNOWN_CHOICE' },
  REASON_NEEDED: { code: 'REASON_NEEDED' },
  REASON_CODE_NEEDED: { code: 'REASON_CODE_NEEDED' },
  WITHDRAWAL_ASKED_ALREADY: { code: 'WITHDRAWAL_ASKED_ALREADY', at: START },
  NO_WITHDRAWAL_ASKED: { code: 'NO_WITHDRAWAL_ASKED' },
  TAKEDOWN_ASKED_ALREADY: { code: 'TAKEDOWN_ASKED_ALREADY', at: START },
  NOT_PUBLIC: { code: 'NOT_PUBLIC', status: 'SCHEDULED' },
  NEEDS_DETERMINATION: { code: 'NEEDS_DETERMINATION' },
  NOT_TO_BE_DETERMINED: { code: 'NOT_TO_BE_DETERMINED', category: 1 },
  EDIT_EXPECTED: { code: 'EDIT_EXPECTED' },
  NOT_TO_EDIT: { code: 'NOT_TO_EDIT', why: 'submitter' },
  CANNOT_EDIT_NOW: { code: 'CANNOT_EDIT_NOW', status: 'PUBLISHED' },
  EDIT_CHANGES_NOTHING: { code: 'EDIT_CHANGES_NOTHING' },
  NOTHING_TO_OBJECT_TO: { code: 'NOTHING_TO_OBJECT_TO' },
  NOT_ENTITLED: { code: 'NOT_ENTITLED', right: 'office' },
  CANNOT_WITHDRAW_NOW: { code: 'CANNOT_WITHDRAW_NOW', status: 'PUBLISHED' },
  CANNOT_RESCHEDULE_NOW: { code: 'CANNOT_RESCHEDULE_NOW', status: 'PUBLISHED' },
  SAME_CLASS: { code: 'SAME_CLASS' },
  PUBLICATION_NOT_OPEN: { code: 'PUBLICATION_NOT_OPEN', accountId: 'A-WB', status: 'WAITING' },
  NOT_FULLY_SIGNED: { code: 'NOT_FULLY_SIGNED' },
  NO_SUCH_DELEGATION: { code: 'NO_SUCH_DELEGATION' },
  NO_SUCH_PERSON: { code: 'NO_SUCH_PERSON', id: 'U-1' },
  NOTHING_TO_DELEGATE: { code: 'NOTHING_TO_DELEGATE', from: 'U-202' },
  DOCUMENT_NEEDED: { code: 'DOCUMENT_NEEDED', why: 'MANDATE' },
  DELEGATE_SUBMITS: { code: 'DELEGATE_SUBMITS', to: 'U-202', no: '2026-0001' },
  SELF_DELEGATION: { code: 'SELF_DELEGATION' },
  DELEGATION_PERIOD: { code: 'DELEGATION_PERIOD', start: START, end: START },
  DELEGATION_OVERLAP: {
    code: 'DELEGATION_OVERLAP',
    delegation: { from: 'U-101', to: 'U-102', start: START, end: START + 1, document: null },
  },
  NOT_REPORTER: { code: 'NOT_REPORTER' },
  NOT_PLANNER: { code: 'NOT_PLANNER' },
  NO_SUCH_PLAN_ITEM: { code: 'NO_SUCH_PLAN_ITEM', no: 3 },
  PLAN_DATE_PAST: { code: 'PLAN_DATE_PAST', date: '2026-03-01' },
  PLAN_EMPTY: { code: 'PLAN_EMPTY', period: '2026-04' },
  PLAN_FULL: { code: 'PLAN_FULL', most: 400 },
  OFFICER_ALREADY: { code: 'OFFICER_ALREADY', personId: 'U-202' },
  HEAD_IS_NO_OFFICER: { code: 'HEAD_IS_NO_OFFICER' },
  OFFICER_ELSEWHERE: { code: 'OFFICER_ELSEWHERE', personId: 'U-202', departmentId: 'D-HEA' },
  OFFICER_THERE: { code: 'OFFICER_THERE', personId: 'U-202', wanted: 'U-999' },
  OWN_SUCCESSOR: { code: 'OWN_SUCCESSOR' },
  SUCCESSION_DOCUMENT_NEEDED: { code: 'SUCCESSION_DOCUMENT_NEEDED' },
  NO_OFFICE: { code: 'NO_OFFICE', personId: 'U-202' },
  PAUSED: { code: 'PAUSED', by: 'U-101', at: START, reason: '公祭日' },
  NOT_PAUSED: { code: 'NOT_PAUSED' },
  NOT_HELD: { code: 'NOT_HELD', status: 'SCHEDULED' },
  SLOT_NOT_FREE: { code: 'SLOT_NOT_FREE', plannedAt: START, why: 'GAP', against: '2026-0002', slots: [START + 1] },
  NOT_A_POST: { code: 'NOT_A_POST', kind: 'REPLY' },
  NATURE_NOT_RAISED: { code: 'NATURE_NOT_RAISED', nature: 'MEDIA' },
  NOT_A_WORDING: { code: 'NOT_A_WORDING', why: 'SHORT_ROUTE' },
  WORDING_NAME_NEEDED: { code: 'WORDING_NAME_NEEDED' },
  NO_SUCH_WORDING: { code: 'NO_SUCH_WORDING', name: '门诊时间' },
  WORDING_STOPPED: { code: 'WORDING_STOPPED', name: '门诊时间', by: 'U-102', at: START, reason: '改时间了' },
  WORDING_NOT_IN_FORCE: { code: 'WORDING_NOT_IN_FORCE', name: '门诊时间', until: START },
  NO_SUCH_LIST: { code: 'NO_SUCH_LIST', name: '人名' },
  LIST_DECIDED: { code: 'LIST_DECIDED', name: '人名', version: 2, by: 'U-102', at: START, agreed: true },
  LIST_OWN: { code: 'LIST_OWN', name: '人名', version: 1 },
  LIST_REPLACED: { code: 'LIST_REPLACED', name: '人名', version: 1, newest: 2 },
  NO_ANSWER_OPEN: { code: 'NO_ANSWER_OPEN' },
  COMMENT_GONE: { code: 'COMMENT_GONE', how: 'HIDDEN', at: START },
  NOT_A_COMMENT_READER: { code: 'NOT_A_COMMENT_READER' },
  OTHER_REVIEW: { code: 'OTHER_REVIEW' },
};

describe.each(Object.values(EACH))('$code', (refusal) => {
  test('is a Chinese sentence, with a submission and without one', async () => {
    const chat = createChat();
    await chat.say(OFFICER, `投稿\n${lines({ 标题: '甲稿' })}`);
    await chat.say(OFFICER, '提交');
    for (const submission of [chat.only(), null]) {
      const text = refusalText(refusal, submission, chat.world, chat.time.now);
      expect(text).toMatch(/[\u4e00-\u9fff]{4,}/);
      expect(text).not.toMatch(/undefined|null|\[object|NaN/);
      // codes are for the program
      expect(text).not.toMatch(/[A-Z]{2,}_[A-Z]/);
    }
  });
});

test('the words differ, so that people can tell them apart', () => {
  const texts = Object.values(EACH).map((refusal) => refusalText(refusal, null, buildWorld(), START));
  expect(new Set(texts).size).toBe(texts.length);
});

test('a decision of another day carries its date', () => {
  const text = refusalText({ ...EACH.ALREADY_DECIDED, at: START - 86_400_000 }, null, buildWorld(), START);
  expect(text).toContain('3/26 10:00:00');
});

test.each(['office', 'publisher', 'submitter', 'officeOrPublisher', 'takedown'] as const)(
  'the right of %s is named',
  (right) => {
    expect(refusalText({ code: 'NOT_ENTITLED', right }, null, buildWorld(), START)).toContain('没有权限');
  },
);
