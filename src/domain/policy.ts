/** The readings and blanks of the procedure as data (`contract.md` §2 policy.yaml; `domain.md` §1.2). */
import type { SubmissionKind } from './codes';
import type { SigningRole } from './people';

/** d calendar days, wd working days, wh working hours, h hours, m minutes */
export interface Duration {
  amount: number;
  unit: 'd' | 'wd' | 'wh' | 'h' | 'm';
}

/** What a button of a stage does. EDIT is 修改后签发. */
export type ChoiceAct = 'APPROVE' | 'APPROVE_WITH_EDIT' | 'RETURN' | 'REJECT';

export interface Choice {
  /** what the card's button sends back, e.g. `approve` */
  key: string;
  /** fixed text on the button (`contract.md` §5) */
  text: string;
  act: ChoiceAct;
}

/** One stage of the route, as data: a review keeps its own copy. */
export interface Stage {
  /** code, e.g. DEPT_REVIEW */
  name: string;
  /** what people read, e.g. 部门审核 */
  title: string;
  role: SigningRole;
  quorum: 'any' | 'all';
  /** what signing confirms (第六、十一条); part of the signature, so its wording is versioned */
  statement: string;
  statementVersion: string;
  sla: 'routine' | 'urgent' | 'emergency' | 'byUrgency';
  choices: Choice[];
  /** true when the drop-down ends with 退回核稿: same version, back to 核稿 */
  mayReturnToOffice: boolean;
}

export interface FrequencyTarget {
  perWeekMin?: number;
  perDayMax?: number;
  /** ms */
  minGap?: number;
}

export interface Policy {
  /** stamped on every submission (第十八条): a hash over the policy as loaded */
  version: string;
  route: Stage[];
  /** kinds that take another route; whatever is not named takes `route` */
  kindRoutes?: Partial<Record<SubmissionKind, Stage[]>>;
  healthVideoHosts: string[];
  repostWhitelist: string[];
  /** ["08:30","17:30"] */
  businessHours: [string, string];
  lead: { routine: Duration; urgent: Duration; urgentCutoff: string };
  sla: { routine: Duration; urgent: Duration; emergency: Duration; escalate: Duration };
  quietHours: { from: string; to: string } | null;
  frequency: { weibo: FrequencyTarget | null; wechat: FrequencyTarget | null };
  silence: { warn: Duration; limit: Duration };
  /** how soon a comment gets a first word, and its full answer (§1.2) */
  comments: { firstAnswer: Duration; fullAnswer: Duration };
  approvalValidity: { reconfirm: Duration; expire: Duration };
  weeklyReminder: { weekday: number; at: string; answerBy: { weekday: number; at: string }; summaryAt: string };
  plan: { monthlyBy: number; yearlyBy: string };
  callbackMaxAgeMs: number;
  latePublishingMs: number;
  pacing: 'platform' | 'off';
  retention: { permanent: string[]; thirtyYears: string[]; tenYears: string[] };
  dutyList: string[];
}

/** The stages of a kind: its own where the policy has them, else the whole route. */
export function routeOf(policy: Policy, kind: SubmissionKind): Stage[] {
  return policy.kindRoutes?.[kind] ?? policy.route;
}
