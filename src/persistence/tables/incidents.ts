import type { Incident } from '../../domain/incident';
import { instant, longText, nullable, table, varchar } from './table';

/** The register of incidents. A row is added when one is opened and changed once, when it is closed. */
export const incidents = table<Incident>(
  'incidents',
  {
    no: varchar(16),
    kind: varchar(32),
    submissionId: nullable(varchar(32)),
    accountId: nullable(varchar(64)),
    platformId: nullable(varchar(255)),
    excerpt: longText(),
    reason: longText(),
    openedBy: nullable(varchar(64)),
    openedAt: instant(),
    closedAt: nullable(instant()),
    closedBy: nullable(varchar(64)),
    closing: nullable(longText()),
  },
  { primary: ['no'], indexes: [{ name: 'incidents_opened', columns: ['openedAt'] }] },
);
