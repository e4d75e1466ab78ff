import { isoShanghai } from '../time/shanghai';
import type { Hit, Rule, RuleSubject } from './rule';

/** F-04 routine, F-05 urgent: later than the deadline is possible, with a reason and the office's acceptance (第十二条2; R12.6). */
function lateHit({ lead, request }: RuleSubject, words: string): Hit[] {
  if (!lead || lead.verdict !== 'LATE') return [];
  const deadline = isoShanghai(lead.deadline).slice(0, 16).replace('T', ' ');
  const ask = request.reason?.trim() ? '须经公司办公室核稿时受理' : '请补一行“理由：…”，并经公司办公室核稿时受理';
  return [
    { effect: 'CONFIRM', text: `逾期：${words}（截止 ${deadline}${lead.provisional ? '，暂定' : ''}）。${ask}。` },
  ];
}

export const routineLeadRule: Rule = {
  id: 'F-04',
  version: '1',
  citation: '《管理办法》第十二条第2项',
  mend: {
    first: '确实赶不及提前一周的，写明理由，由办公室在核稿时受理',
    wrong: '拟发：2026-03-18 08:00',
    right: '拟发：2026-03-18 08:00\n理由：活动临时提前到本周',
  },
  answeredBy: 'REASON',
  check: (subject) => (subject.request.urgency === 'ROUTINE' ? lateHit(subject, '常规信息应提前一周提交') : []),
};

export const urgentLeadRule: Rule = {
  id: 'F-05',
  version: '1',
  citation: '《管理办法》第十二条第2项',
  mend: {
    first: '写明理由，由办公室在核稿时受理',
    wrong: '级别：特急',
    right: '级别：特急（理由：台风今晚登陆，须提醒职工）',
  },
  answeredBy: 'REASON',
  check: (subject) => (subject.request.urgency === 'ROUTINE' ? [] : lateHit(subject, '紧急信息应提前一个工作日提交')),
};

/** F-18: urgency has a reason (第十二条2). */
export const urgencyReasonRule: Rule = {
  id: 'F-18',
  version: '1',
  citation: '《管理办法》第十二条第2项',
  mend: { wrong: '级别：重要紧急', right: '级别：重要紧急（理由：台风预警，须提醒职工）' },
  answeredBy: 'REASON',
  check({ request }) {
    if (request.urgency === 'ROUTINE' || request.reason?.trim()) return [];
    return [{ effect: 'CONFIRM', text: '重要紧急和特急信息要写明理由。请补一行“理由：…”。' }];
  },
};
