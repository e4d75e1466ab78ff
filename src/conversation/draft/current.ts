/** Which of a person's submissions their lines go to: the draft they write on, or what was returned to them since. */
import type { Submission } from '../../domain/submission';
import type { Reader, Turn } from '../turn';

/** More open drafts than anybody writes on at a time. */
const MOST = 50;

/** Everything the person may still write on, newest first. */
export function writable({ desk, person }: Reader): Promise<Submission[]> {
  return desk.tx.ownedBy(person.id, ['DRAFT', 'RETURNED'], MOST);
}

/** The draft that 提交 and 放弃 mean: the one being written, else the last that was returned, else the only draft there is. */
export async function currentDraft(turn: Turn): Promise<Submission | null> {
  const open = await writable(turn);
  return open.find(({ id }) => id === turn.dialogue.draft?.id) ?? lastReturned(open) ?? onlyDraft(open);
}

/** The draft that lines of the template change: the newer of the draft being written and a return. */
export async function draftForLines(turn: Turn): Promise<Submission | null> {
  const open = await writable(turn);
  const { draft } = turn.dialogue;
  const written = open.find(({ id }) => id === draft?.id);
  const returned = lastReturned(open);
  if (written && returned) return (returned.closing?.at ?? 0) > draft!.touchedAt ? returned : written;
  return written ?? returned ?? onlyDraft(open);
}

export function lastReturned(open: Submission[]): Submission | null {
  const returned = open.filter(({ status }) => status === 'RETURNED');
  return returned.sort((a, b) => (b.closing?.at ?? 0) - (a.closing?.at ?? 0))[0] ?? null;
}

function onlyDraft(open: Submission[]): Submission | null {
  const drafts = open.filter(({ status }) => status === 'DRAFT');
  return drafts.length === 1 ? drafts[0]! : null;
}
