/** What is true of a submission once its links were tried (F-20). */
import type { DomainEvent } from '../events';
import { withTried } from '../post/links';
import { linkRule } from '../rules/link';
import type { Submission } from '../submission';

/** What was found of other links before stays; what F-20 said of the version gives way. */
export function linksChecked(
  s: Submission,
  { version, links, findings }: Extract<DomainEvent, { type: 'LinksChecked' }>,
): Submission {
  const kept = s.findings.filter((one) => one.version !== version || one.rule !== linkRule.id);
  return { ...s, links: withTried(s.links, links), findings: [...kept, ...findings] };
}
