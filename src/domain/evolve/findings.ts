/** What the rules have said of a submission, once some of it was answered or more was found. */
import type { DomainEvent } from '../events';
import { isSame } from '../same-finding';
import type { Finding } from '../submission';

type FindingEvent = Extract<DomainEvent, { type: 'FindingAnswered' | 'StoppedByRules' | 'FindingsConfirmed' }>;

export function findingsAfter(findings: Finding[], event: FindingEvent, at: number): Finding[] {
  switch (event.type) {
    case 'FindingAnswered': {
      const { rule, version, by, text } = event;
      return findings.map((one) =>
        one.rule === rule && one.version === version ? { ...one, answer: { by, at, text } } : one,
      );
    }
    case 'StoppedByRules':
      return [...findings, ...event.findings];
    case 'FindingsConfirmed': {
      const isConfirmed = (one: Finding) =>
        event.findings.some((other) => one.version === other.version && isSame(one, other));
      return [...findings.filter((one) => !isConfirmed(one)), ...event.findings];
    }
  }
}
