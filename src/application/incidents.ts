/** The register of incidents: each is opened in the transaction of what caused it, with the next number of its year. */
import { openIncident, type Incident, type IncidentReport } from '../domain/incident';
import { shanghaiYear } from '../domain/time/shanghai';
import type { StoreTx } from './store';

/** @param now epoch ms */
export async function enterIncident(tx: StoreTx, report: IncidentReport, now: number): Promise<Incident> {
  const year = shanghaiYear(now);
  const count = await tx.nextCount(`incident:${year}`);
  const incident = openIncident(report, `${year}-${String(count).padStart(4, '0')}`, now);
  await tx.addIncident(incident);
  return incident;
}
