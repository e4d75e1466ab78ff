/** The ordered list of rules. To add one: a file here with a name and a check, one line below, a table of examples as its test. */
import { isPost } from '../codes';
import type { Finding } from '../submission';
import { categoryRule } from './category';
import { healthVideoRule, videoHostRule } from './health-video';
import { interfaceLimitRule } from './interface-limit';
import { routineLeadRule, urgencyReasonRule, urgentLeadRule } from './lead-time';
import { pictureRule } from './picture';
import type { Rule, RuleSubject } from './rule';
import { slotRule } from './slot';
import { secrecyDeclarationRule } from './secrecy-declaration';
import { sourceRule } from './source';

export const RULES: Rule[] = [
  secrecyDeclarationRule,
  sourceRule,
  healthVideoRule,
  videoHostRule,
  routineLeadRule,
  urgentLeadRule,
  slotRule,
  categoryRule,
  pictureRule,
  interfaceLimitRule,
  urgencyReasonRule,
];

/** Everything the rules say about a subject, in the order of the list. @param at epoch ms */
export function runRules(subject: RuleSubject, version: number, at: number): Finding[] {
  const { kind = 'ORIGINAL' } = subject;
  return RULES.filter(({ postsOnly }) => !postsOnly || isPost({ kind })).flatMap((rule) =>
    rule.check(subject).map((hit) => ({
      rule: rule.id,
      ruleVersion: rule.version,
      version,
      effect: hit.effect,
      text: hit.text,
      matched: hit.matched ?? null,
      citation: rule.citation,
      at,
      answer: null,
    })),
  );
}

export type { Rule, RuleSubject } from './rule';
