/**
 * The company's own word lists (`domain.md` §2.3). Each version says whose words count, and counts only once the office has signed it off;
 * until then the one before counts. The words themselves lie beside the book under their SHA-256. Key: `lists`.
 */
import type { Organization } from '../people';
import type { Book, HouseEffect } from './book';

export interface ListVersion {
  name: string;
  /** counts up from 1 under one name */
  version: number;
  /** of the file as it was imported */
  sha256: string;
  rows: number;
  /** who brought it: somebody of the company, else the account the import ran under */
  importedBy: string;
  /** epoch ms */
  importedAt: number;
  /** counts not before, epoch ms; null: from the office's word on */
  from: number | null;
  /** the office's word; null while it is waited for */
  decided: { by: string; at: number; agreed: boolean } | null;
}

export interface KeptLists {
  /** in the order they came */
  versions: ListVersion[];
}

type Imported = Omit<ListVersion, 'version' | 'importedAt' | 'decided'>;

export type ListsCommand =
  /** by whoever runs the installation */
  | { type: 'ImportList'; by: null; list: Imported }
  | { type: 'DecideList'; by: string; name: string; version: number; agrees: boolean };

export type ListsEvent =
  | { type: 'ListImported'; list: Imported & { version: number } }
  | { type: 'ListDecided'; by: string; name: string; version: number; agreed: boolean };

export const lists: Book<KeptLists, ListsCommand, ListsEvent> = {
  empty: { versions: [] },

  decide(state, command, { organization }) {
    if (command.type === 'ImportList') {
      const newest = newestOf(state, command.list.name);
      if (newest && isSame(newest, command.list)) return { events: [] };
      return { events: [{ type: 'ListImported', list: { ...command.list, version: (newest?.version ?? 0) + 1 } }] };
    }
    const { by, name, version, agrees: agreed } = command;
    if (!signersOf(organization).includes(by)) return { refusal: { code: 'NOT_ENTITLED', right: 'lists' } };
    const newest = newestOf(state, name);
    const one = state.versions.find((known) => known.name === name && known.version === version);
    if (!newest || !one) return { refusal: { code: 'NO_SUCH_LIST', name } };
    if (one.decided) return { refusal: { code: 'LIST_DECIDED', name, version, ...one.decided } };
    if (one !== newest) return { refusal: { code: 'LIST_REPLACED', name, version, newest: newest.version } };
    // two pairs of eyes, where the office has two
    if (agreed && one.importedBy === by && !isAlone(organization))
      return { refusal: { code: 'LIST_OWN', name, version } };
    return { events: [{ type: 'ListDecided', by, name, version, agreed }] };
  },

  evolve({ versions }, event, { at }) {
    if (event.type === 'ListImported')
      return { versions: [...versions, { ...event.list, importedAt: at, decided: null }] };
    const { by, name, version, agreed } = event;
    const decided = { by, at, agreed };
    return {
      versions: versions.map((one) => (one.name === name && one.version === version ? { ...one, decided } : one)),
    };
  },

  react(event, state, { organization }): HouseEffect[] {
    const purpose = 'wordList';
    if (event.type === 'ListImported') {
      const payload = listPayload(newestOf(state, event.list.name)!);
      return [
        { kind: 'closeHouseCards', purpose, payload: { name: event.list.name } },
        ...signersOf(organization).map((personId): HouseEffect => ({ kind: 'card', personId, purpose, payload })),
      ];
    }
    const { by, name, version, agreed } = event;
    const { from } = newestOf(state, name)!;
    const told = new Set([...signersOf(organization), organization.secrecyLead, ...organization.sysAdmins]);
    return [
      { kind: 'closeHouseCards', purpose, payload: { name } },
      ...[...told]
        .filter((personId) => personId !== by)
        .map((personId): HouseEffect => ({
          kind: 'tell',
          personId,
          notice: { kind: 'listDecided', by, name, version, agreed, from },
        })),
    ];
  },
};

/** What the card about a version shows. */
export function listPayload({ name, version, rows, sha256, importedBy, from }: ListVersion): Record<string, string> {
  return { name, version: `${version}`, rows: `${rows}`, sha256, importedBy, from: from === null ? '' : `${from}` };
}

/** Who signs lists off: the office's head and its contacts. */
export function signersOf({ office }: Organization): string[] {
  return [...new Set([office.head, ...office.contacts])];
}

/** Is there nobody else who could sign a list off? */
export function isAlone(organization: Organization): boolean {
  return signersOf(organization).length === 1;
}

/** From when on a version counts, epoch ms; null while the office has not agreed. */
export function effectiveFrom({ decided, from }: ListVersion): number | null {
  return decided?.agreed ? Math.max(decided.at, from ?? decided.at) : null;
}

/** The version of each list that counts at an instant (epoch ms), in the order of their names. */
export function effectiveLists({ versions }: KeptLists, at: number): ListVersion[] {
  const names = [...new Set(versions.map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const counting = versions.filter((one) => one.name === name && (effectiveFrom(one) ?? Infinity) <= at);
    return counting.slice(-1);
  });
}

/** What waits for the office: the newest of each name, as long as nothing was said of it. */
export function waitingLists(state: KeptLists): ListVersion[] {
  return state.versions.filter((one) => one.decided === null && newestOf(state, one.name) === one);
}

export function newestOf({ versions }: KeptLists, name: string): ListVersion | null {
  return versions.findLast((one) => one.name === name) ?? null;
}

/** The same words from the same day on; what the office refused may be brought again. */
function isSame({ sha256, from, decided }: ListVersion, imported: Imported): boolean {
  return sha256 === imported.sha256 && from === imported.from && decided?.agreed !== false;
}
