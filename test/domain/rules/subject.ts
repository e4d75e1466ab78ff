import { leadTime } from '../../../src/domain/time/calendar';
import type { Content, PublishRequest } from '../../../src/domain/content';
import { composePost } from '../../../src/domain/post/post';
import { runRules, type Matter } from '../../../src/domain/rules';
import { buildContent, buildContext, NOW, PLANNED } from '../../helpers/build';

/** What a rule looks at, from the lines that matter to it. */
export function buildSubject(content: Partial<Content> = {}, request: Partial<PublishRequest> = {}): Matter {
  const { accounts, policy, calendar, lists, publicUrl, freshCode } = buildContext();
  const whole = buildContent(content);
  const asked: PublishRequest = { urgency: 'ROUTINE', reason: null, plannedAt: PLANNED, ...request };
  const { plannedAt, urgency } = asked;
  return {
    content: whole,
    request: asked,
    posts: accounts
      .filter(({ id }) => whole.accountIds?.includes(id))
      .map((account) => composePost(whole, account, freshCode, publicUrl)),
    lead: plannedAt === null ? null : leadTime(policy, calendar, { urgency, plannedAt, submittedAt: NOW }),
    policy,
    calendar,
    lists,
  };
}

/** What one rule says of a subject, as `effect` words. */
export function effectsOf(rule: string, subject: Matter): string[] {
  return runRules(subject, 1, NOW)
    .filter((finding) => finding.rule === rule)
    .map(({ effect }) => effect);
}
