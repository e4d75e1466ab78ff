/** The register of incidents. Numbers sort as they were given: four digits and more, per year. */
import type { StoreReads, StoreTx } from '../application/store';
import { atMost, locking, type Reader, type Sql, type Value } from './sql';
import { insert, select, selectOne, update } from './statements';
import { incidents } from './tables/incidents';

/** Newest first, also past the ten-thousandth of a year. */
const NEWEST_FIRST = 'ORDER BY opened_at DESC, LENGTH(no) DESC, no DESC';

export function incidentReads(sql: Reader): Pick<StoreReads, 'incident' | 'incidents'> {
  return {
    incident: (no) => selectOne(sql, incidents, 'WHERE no = ?', [no]),
    async incidents({ cursor, limit, open }) {
      const conditions: string[] = open ? ['closed_at IS NULL'] : [];
      const values: Value[] = [];
      if (cursor !== undefined) {
        const from = await selectOne(sql, incidents, 'WHERE no = ?', [cursor]);
        if (!from) return { items: [], next: null };
        const rest = '(LENGTH(no) < LENGTH(?) OR (LENGTH(no) = LENGTH(?) AND no < ?))';
        conditions.push(`(opened_at < ? OR (opened_at = ? AND ${rest}))`);
        values.push(from.openedAt, from.openedAt, cursor, cursor, cursor);
      }
      const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')} ` : '';
      const found = await select(sql, incidents, `${where}${NEWEST_FIRST} ${atMost(limit + 1)}`, values);
      const items = found.slice(0, limit);
      return { items, next: found.length > limit ? (items.at(-1)?.no ?? null) : null };
    },
  };
}

export function incidentWrites(sql: Sql): Pick<StoreTx, 'addIncident' | 'lockIncident' | 'saveIncident'> {
  return {
    addIncident: (incident) => insert(sql, incidents, [incident]),
    lockIncident: (no) => selectOne(sql, incidents, `WHERE no = ?${locking(sql)}`, [no]),
    saveIncident: ({ no, closedAt, closedBy, closing }) =>
      update(sql, incidents, { closedAt, closedBy, closing }, { no }),
  };
}
