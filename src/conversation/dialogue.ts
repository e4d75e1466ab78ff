/** Where a person is in the conversation: the draft they write on, what they were asked, pictures that wait for a draft. Kept as JSON. */
import type { ProposedEdit } from '../domain/commands';
import type { Picture } from '../domain/content';
import { DAY, MINUTE } from '../domain/time/shanghai';
import type { Field } from './template/fields';

/** Something the next plain text answers; the newest is last (`contract.md` §8 Input). */
export type Question = { openedAt: number } & (
  | { kind: 'field'; submissionId: string; field: Field }
  /** 正文 is being written: texts are appended as paragraphs */
  | { kind: 'body'; submissionId: string }
  /** why what the rules ask to be confirmed is right */
  | { kind: 'finding'; submissionId: string }
  /** why a stage's return or rejection, with the card it was tapped on */
  | { kind: 'reason'; submissionId: string; taskId: string; choice: string }
  /** what is to be changed, by the office or by whoever signs off */
  | { kind: 'edit'; submissionId: string; as: 'office' | 'signOff' }
  /** the new pictures of an edit, until 完成; `lines`: what else it changes, `wanted`: how many it speaks of */
  | {
      kind: 'editPictures';
      submissionId: string;
      as: 'office' | 'signOff';
      minor: boolean;
      pictures: Picture[];
      lines?: Pick<ProposedEdit, 'patch' | 'reason'>;
      wanted?: number | null;
    }
  /** a text within ten minutes of a decision is its opinion */
  | { kind: 'opinion'; submissionId: string; reviewNo: number; stage: string }
  /** why it is withdrawn */
  | { kind: 'withdraw'; submissionId: string }
  /** the new time; `slots`: the free ones that were offered, epoch ms */
  | { kind: 'time'; submissionId: string; slots?: number[] }
  /** why it is taken down from these accounts */
  | { kind: 'takedown'; submissionId: string; accountIds: string[] }
  /** what is wrong with what was published, by whoever tapped 有问题 on this card */
  | { kind: 'readBack'; submissionId: string; taskId: string }
  /** why it is cancelled */
  | { kind: 'cancel'; submissionId: string }
  /** why it may go out all the same */
  | { kind: 'confirm'; submissionId: string }
  /** why a post that is held or kept back is returned */
  | { kind: 'back'; submissionId: string }
  /** why an account is given up */
  | { kind: 'abandon'; submissionId: string; accountId: string }
);

export interface Dialogue {
  /** the draft that lines go to, and when it was last written on (epoch ms) */
  draft: { id: string; touchedAt: number } | null;
  questions: Question[];
  /** pictures sent before a draft was there */
  loose: Picture[];
  /** new pictures on the card of an edit that may still be confirmed */
  offered: { submissionId: string; pictures: Picture[] }[];
  /** when messages with a classification mark were sent, epoch ms */
  marks: number[];
  greeted: boolean;
}

const FRESH: Dialogue = { draft: null, questions: [], loose: [], offered: [], marks: [], greeted: false };

export const OPINION_WINDOW = 10 * MINUTE;
/** Pictures sent this long before or after a marked message go with it. */
export const MARK_WINDOW = 10 * MINUTE;
/** Longer than a picture's download is tried. */
const MARKS_FOR = DAY;
const LOOSE_FOR = DAY;
const MOST_LOOSE = 18;
const MOST_QUESTIONS = 12;

/** @param state as stored; what is over by `now` (epoch ms) is left out */
export function readDialogue(state: string, now: number): Dialogue {
  const stored = { ...FRESH, ...(JSON.parse(state || '{}') as Partial<Dialogue>) };
  return {
    ...stored,
    questions: stored.questions.filter((one) => one.kind !== 'opinion' || now - one.openedAt < OPINION_WINDOW),
    loose: stored.loose.filter((picture) => now - picture.sentAt < LOOSE_FOR),
    offered: stored.offered.filter(({ pictures }) => pictures.some(({ sentAt }) => now - sentAt < LOOSE_FOR)),
    marks: stored.marks.filter((at) => now - at < MARKS_FOR),
  };
}

export function writeDialogue(dialogue: Dialogue): string {
  return JSON.stringify(dialogue);
}

/** Ask: the question becomes the newest, and takes the place of one of the same kind about the same submission. */
export function asked(dialogue: Dialogue, question: Question): Dialogue {
  const same = (one: Question) => one.kind === question.kind && one.submissionId === question.submissionId;
  const others = dialogue.questions.filter((one) => !same(one));
  return { ...dialogue, questions: [...others, question].slice(-MOST_QUESTIONS) };
}

/** A question is over. */
export function settled(dialogue: Dialogue, question: Question): Dialogue {
  return { ...dialogue, questions: dialogue.questions.filter((one) => one !== question) };
}

/** Nothing is asked about this submission any more; `kinds` limits it to some questions. */
export function forgotten(dialogue: Dialogue, submissionId: string, kinds?: Question['kind'][]): Dialogue {
  const questions = dialogue.questions.filter(
    (one) => one.submissionId !== submissionId || (kinds && !kinds.includes(one.kind)),
  );
  const draft = dialogue.draft?.id === submissionId && !kinds ? null : dialogue.draft;
  return { ...dialogue, questions, draft };
}

/** From now on lines go to this draft. */
export function writingOn(dialogue: Dialogue, submissionId: string, now: number): Dialogue {
  return { ...dialogue, draft: { id: submissionId, touchedAt: now } };
}

/** A picture waits for a draft; the oldest give way. */
export function withLoose(dialogue: Dialogue, picture: Picture): Dialogue {
  if (dialogue.loose.some((one) => one.messageId === picture.messageId)) return dialogue;
  return { ...dialogue, loose: [...dialogue.loose, picture].slice(-MOST_LOOSE) };
}

/** Was something sent in the moment of a message with a classification mark? @param sentAt epoch ms, by the messenger */
export function isNearMark({ marks }: Pick<Dialogue, 'marks'>, sentAt: number): boolean {
  return marks.some((at) => Math.abs(sentAt - at) <= MARK_WINDOW);
}
