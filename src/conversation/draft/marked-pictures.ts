/**
 * The pictures of a message with a classification mark (C-01). In chat a picture is a message of its own and says nothing of what it belongs
 * to, so the time has to tell: what the same person sent shortly before or after, and has not handed in, goes with the marked message
 * (docs/decisions/0007). Its bytes are deleted by the dispatcher; what stays of it is hash and time.
 */
import type { Desk } from '../../application/door';
import { forgetFiles } from '../../application/files';
import { storedAs, type Picture } from '../../domain/content';
import type { Person } from '../../domain/people';
import { picturesInVersions, type Submission } from '../../domain/submission';
import { closeOpenCards } from '../cards/rows';
import { writable } from './current';
import { isNearMark, MARK_WINDOW } from '../dialogue';
import { inTurn, type Turn } from '../turn';

/** From now on this person's pictures of that moment are kept out. @param at when the marked message was sent, epoch ms; gives how many were dropped */
export async function dropMarkedPictures(desk: Desk, person: Person, at: number): Promise<number> {
  return inTurn(desk, person, async (turn) => {
    turn.dialogue = { ...turn.dialogue, marks: [...turn.dialogue.marks, at] };
    const near = (picture: Picture) => isNearMark(turn.dialogue, picture.sentAt);
    const waiting = await fromDialogue(turn, near);
    const drafted = await fromDrafts(turn, near);
    const left = await leftBefore(turn, near, at);
    const dropped = [...waiting, ...drafted];
    await forgetFiles(desk, storedAs([...dropped, ...left]));
    return new Set(dropped.map(({ messageId }) => messageId)).size;
  });
}

type Test = (picture: Picture) => boolean;

/** What waits for a draft, for an edit that is asked about, or on a card that offers one. */
async function fromDialogue(turn: Turn, near: Test): Promise<Picture[]> {
  const { loose, questions, offered } = turn.dialogue;
  const asked = questions.flatMap((one) => (one.kind === 'editPictures' ? one.pictures : []));
  const dropped = [...loose, ...asked, ...offered.flatMap(({ pictures }) => pictures)].filter(near);
  for (const { submissionId, pictures } of offered) {
    if (!pictures.some(near)) continue;
    const isOwn = (card: { purpose: string; personId: string }) =>
      card.purpose === 'edit' && card.personId === turn.person.id;
    await closeOpenCards(turn.desk, submissionId, isOwn);
  }
  const kept = (pictures: Picture[]) => pictures.filter((picture) => !near(picture));
  turn.dialogue = {
    ...turn.dialogue,
    loose: kept(loose),
    questions: questions.map((one) => (one.kind === 'editPictures' ? { ...one, pictures: kept(one.pictures) } : one)),
    offered: offered.filter(({ pictures }) => !pictures.some(near)),
  };
  return dropped;
}

async function fromDrafts(turn: Turn, near: Test): Promise<Picture[]> {
  const { desk, person } = turn;
  const dropped: Picture[] = [];
  for (const draft of await writable(turn)) {
    const pictures = notHandedIn(draft).filter(near);
    if (pictures.length === 0) continue;
    const messageIds = pictures.map(({ messageId }) => messageId);
    const verdict = await desk.dispatch(draft.id, { type: 'DropPictures', by: person.id, messageIds });
    if (verdict.ok) dropped.push(...pictures);
  }
  return dropped;
}

/** Pictures of that moment which were cleared or given up with their draft already: nobody sees them, their bytes are still there. */
async function leftBefore({ desk, person }: Turn, near: Test, at: number): Promise<Picture[]> {
  const added = await desk.tx.happened(['PictureAdded'], at - MARK_WINDOW, desk.now + 1);
  const own = new Map<string, boolean>();
  const found: Picture[] = [];
  for (const { submissionId, event } of added) {
    if (event.type !== 'PictureAdded' || !near(event.picture)) continue;
    if (!own.has(submissionId)) {
      const submission = await desk.tx.submission(submissionId);
      own.set(submissionId, submission?.submitterId === person.id);
    }
    if (own.get(submissionId)) found.push(event.picture);
  }
  return found;
}

function notHandedIn(submission: Submission): Picture[] {
  const handedIn = picturesInVersions(submission);
  return submission.content.pictures.filter(({ messageId }) => !handedIn.has(messageId));
}
