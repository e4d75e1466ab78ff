/** Incidents (第十七条; R17.1): what went wrong in public or nearly did, opened with what caused it and closed by the office in words. */
import { officePeople, type Organization } from './people';

export const INCIDENT_KINDS = [
  'TAKEDOWN',
  'PLATFORM_REMOVED',
  'CLASSIFIED_MARK',
  'UNAPPROVED_POST',
  'PROFILE_CHANGED',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** What is reported; nothing of a quarantined message is ever in it. */
export interface IncidentReport {
  kind: IncidentKind;
  submissionId: string | null;
  /** registry id; null when no account is concerned */
  accountId: string | null;
  platformId: string | null;
  /** the first words of what was public; empty for what was quarantined */
  excerpt: string;
  reason: string;
  /** null: found by the system */
  openedBy: string | null;
}

export interface Incident extends IncidentReport {
  /** 2026-0001, gap-free per Shanghai year */
  no: string;
  /** epoch ms */
  openedAt: number;
  closedAt: number | null;
  closedBy: string | null;
  /** what was found and done */
  closing: string | null;
}

export type IncidentRefusal =
  { code: 'NOT_THE_OFFICE' } | { code: 'ALREADY_CLOSED'; by: string; at: number } | { code: 'CLOSING_WORDS_NEEDED' };

const EXCERPT = 80;

/** The beginning of a text, for the register. */
export function excerptOf(text: string): string {
  const points = Array.from(text.replace(/\s+/g, ' ').trim());
  return points.length <= EXCERPT ? points.join('') : `${points.slice(0, EXCERPT - 1).join('')}…`;
}

/** @param at epoch ms */
export function openIncident(report: IncidentReport, no: string, at: number): Incident {
  return { ...report, no, openedAt: at, closedAt: null, closedBy: null, closing: null };
}

/** 结案 by the office, once, with what was found and done. @param at epoch ms */
export function closeIncident(
  incident: Incident,
  { by, words }: { by: string; words: string },
  organization: Organization,
  at: number,
): Incident | { refusal: IncidentRefusal } {
  if (!officePeople(organization).includes(by)) return { refusal: { code: 'NOT_THE_OFFICE' } };
  if (incident.closedAt !== null)
    return { refusal: { code: 'ALREADY_CLOSED', by: incident.closedBy ?? '', at: incident.closedAt } };
  if (words.trim() === '') return { refusal: { code: 'CLOSING_WORDS_NEEDED' } };
  return { ...incident, closedAt: at, closedBy: by, closing: words.trim() };
}
