/** Mistakes somebody could make about stages that wait. */
import type { Mutant } from './mutants';

export const CHASE_MUTANTS: Mutant[] = [
  {
    mistake: 'a reminder is sent again and again',
    file: 'time/stage-limit.ts',
    right: 'return [...(chase.full === null ? reminder : []), ...office];',
    wrong: 'return [...reminder, ...office];',
  },
  {
    mistake: 'a stage is chased after it is over',
    file: 'time/chase.ts',
    right: 'if (chase?.reviewNo === review.no && chase.stage === stage.name) return chase;',
    wrong: 'if (chase) return chase;',
  },
  {
    mistake: 'a silent approver is never told to the office',
    file: 'time/stage-limit.ts',
    right: "limit.office <= now && chase.office === null ? ['OFFICE'] : [];",
    wrong: '[];',
  },
  {
    mistake: 'the office is called and nobody gets the message',
    file: 'time/reminding.ts',
    right: 'return told.find((people) => people.length > 0)!;',
    wrong: 'return told.find((people) => people.length < 0) ?? [];',
  },
  {
    mistake: 'the evening counts as working time',
    file: 'time/working-time.ts',
    right: 'if (left <= close - start) return start + left;',
    wrong: 'if (left <= close + 4 * HOUR - start) return start + left;',
  },
  {
    mistake: 'another class keeps the limit of the old one',
    file: 'evolve/index.ts',
    right: 'event.limitFrom === undefined ? changed : withLimitFrom(changed, event.limitFrom)',
    wrong: 'changed',
  },
  {
    mistake: '转审 leaves the receiver what was left of the limit',
    file: 'evolve/index.ts',
    right: 'event.limitFrom === undefined ? given : withLimitFrom(given, event.limitFrom)',
    wrong: 'given',
  },
  {
    mistake: 'after 转审 the limit counts from when the stage opened',
    file: 'decide/reassigning.ts',
    right: 'limitFrom: now }',
    wrong: 'limitFrom: submission.reviews.at(-1)!.openedAt }',
  },
  {
    mistake: 'a receiver is not reminded of what another was reminded of',
    file: 'time/chase.ts',
    right: '{ ...chase, since, half: null, full: null, office: null }',
    wrong: '{ ...chase, since }',
  },
  {
    mistake: 'the office that was called about one approver is not called about the next',
    file: 'time/chase.ts',
    right: 'half: null, full: null, office: null } }',
    wrong: 'half: null, full: null } }',
  },
  {
    mistake: 'people are urged twice in one half day',
    file: 'decide/chasing.ts',
    right: 'if (nudged && nudged.at >= half.from)',
    wrong: 'if (nudged && nudged.at >= now)',
  },
  {
    mistake: 'anybody urges anybody',
    file: 'decide/chasing.ts',
    right: "if (!mayNudge(submission, by, organization)) return refuse({ code: 'NOT_ENTITLED', right: 'nudger' });",
    wrong: '',
  },
  {
    mistake: 'a class is raised without a reason',
    file: 'decide/reviewing.ts',
    right: "if (isHigher && !reason) return refuse({ code: 'URGENCY_REASON_NEEDED', urgency });",
    wrong: '',
  },
  {
    mistake: 'what has no class is silently 常规',
    file: 'missing.ts',
    right: "if (request.urgencyOpen) missing.push('urgency');",
    wrong: '',
  },
];
