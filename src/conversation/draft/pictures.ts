/** A downloaded picture joins the draft it was sent for, or waits for one; after 提交 it is answered and never attached (`contract.md` §8). */
import type { Desk } from '../../application/door';
import { NO_ANSWER, type Answer } from '../../application/ports';
import {
  departmentOfSubmitter,
  findPerson,
  officePeople,
  officerOfHead,
  type Organization,
  type Person,
} from '../../domain/people';
import type { Picture } from '../../domain/content';
import { currentVersion, type Submission } from '../../domain/submission';
import { draftForLines } from './current';
import { isNearMark, withLoose, writingOn } from '../dialogue';
import { submittedText } from './send';
import { picturesWords } from '../wording/draft-words';
import { takeEditPicture } from '../review/edits';
import { named } from '../wording/labels';
import { picturesOnTheWay } from './on-the-way';
import { PICTURE_KEPT_OUT } from '../quarantine';
import { inTurn, say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

/** The messenger tells the time in whole seconds. */
const SECOND = 1000;

export interface SentPicture {
  personId: string;
  /** null: it could not be used, and `why` says so in Chinese */
  picture: Picture | null;
  why?: string;
  /** epoch ms, by the messenger */
  sentAt: number;
  messageId: string;
  fileName?: string;
}

/** What became of it, and what the sender is told; the caller sends it. Bytes of what nobody took are not kept. */
export interface Taken {
  answer: Answer;
  taken: boolean;
  /** it came in the moment of a message with a classification mark */
  keptOut?: true;
}

const notTaken = (answer: Answer): Taken => ({ answer, taken: false });

const KEPT_OUT: Taken = { ...notTaken(say(PICTURE_KEPT_OUT)), keptOut: true };

/** Was a message with a classification mark sent in the same moment? Then its picture is not even fetched. */
export function isKeptOut(desk: Desk, person: Person, sentAt: number): Promise<boolean> {
  return inTurn(desk, person, async ({ dialogue }) => isNearMark(dialogue, sentAt));
}

export async function takePicture(input: SentPicture, desk: Desk): Promise<Taken> {
  const person = findPerson(desk.world.organization, input.personId);
  if (!person) return notTaken(NO_ANSWER);
  const { picture, why } = input;
  if (!picture) {
    const words = why ? `${why}。` : '这张图片没有取到，请重新发送。';
    return inTurn(desk, person, async (turn) =>
      isNearMark(turn.dialogue, input.sentAt) ? KEPT_OUT : notTaken(await lost(turn, words)),
    );
  }
  const { organization } = desk.world;
  const writes = departmentOfSubmitter(organization, person.id, desk.now) !== null;
  const officer = officerOfHead(organization, person.id);
  const noWriter = say(refusalText({ code: 'NOT_INFORMATION_OFFICER', officer }, null, desk.world, desk.now));
  if (!writes && !mayEverEdit(organization, person.id)) return notTaken(noWriter);
  return inTurn(desk, person, async (turn) => {
    // the marked message may have come while this was being fetched
    if (isNearMark(turn.dialogue, picture.sentAt)) return KEPT_OUT;
    const question = turn.dialogue.questions.at(-1);
    if (question?.kind === 'editPictures') return taken(takeEditPicture(turn, question, picture));
    return writes ? join(turn, picture) : notTaken(noWriter);
  });
}

function taken(answer: Answer): Taken {
  return { answer, taken: true };
}

/** The office, who signs off, and whoever acts for one of them: a picture of theirs may belong to an edit. */
function mayEverEdit(organization: Organization, personId: string): boolean {
  const editors = [...officePeople(organization), ...organization.executives];
  return (
    editors.includes(personId) ||
    organization.delegations.some(({ from, to }) => to === personId && editors.includes(from))
  );
}

/** 提交 that waited for this picture goes on waiting, and says so. */
async function lost(turn: Turn, why: string): Promise<Answer> {
  const draft = await draftForLines(turn);
  return say(draft?.submitWhenComplete ? `${why}“提交”还在等图片：请重发；不要这张了，就再回复“提交”。` : why);
}

async function join(turn: Turn, picture: Picture): Promise<Taken> {
  const draft = await draftForLines(turn);
  if (draft) return attach(turn, draft, picture);
  const [sent] = await turn.desk.tx.ownedBy(turn.person.id, ['IN_REVIEW'], 1);
  const wasMeantForIt = sent && picture.sentAt + SECOND <= (currentVersion(sent)?.madeAt ?? 0);
  if (wasMeantForIt) {
    const text = `${named(sent)} 已经提交，图片不能再加，这一张没有采用。要换图请先撤回，改好后再提交。`;
    return notTaken(say(text));
  }
  return taken(keepLoose(turn, picture, sent ?? null));
}

/** Never attached to what was submitted; it waits for the next draft, and 放弃 drops it. */
function keepLoose(turn: Turn, picture: Picture, sent: Submission | null): Answer {
  turn.dialogue = withLoose(turn.dialogue, picture);
  const head = sent ? `${named(sent)} 已经提交，图片不能再加。这一张先留着` : '收到图片';
  return say(
    `${head}，现有 ${turn.dialogue.loose.length} 张等着。发“投稿”写一篇时会自动带上，一天内有效；不要了回复“放弃”。`,
  );
}

async function attach(turn: Turn, draft: Submission, picture: Picture): Promise<Taken> {
  const { desk, person } = turn;
  const verdict = await desk.dispatch(draft.id, { type: 'AddPicture', by: person.id, picture });
  if (!verdict.ok) return notTaken(say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now)));
  turn.dialogue = writingOn(turn.dialogue, draft.id, desk.now);
  const { submission } = verdict;
  return taken(submission.submitWhenComplete ? await submitWhenThere(turn, submission) : say(receivedText(submission)));
}

function receivedText(submission: Submission): string {
  const { declaredPictures, pictures } = submission.content;
  const head = `收到图片，归入${named(submission)}，${picturesWords(submission)}`;
  if (declaredPictures === null || declaredPictures === pictures.length) return `${head}。`;
  if (declaredPictures > pictures.length) return `${head}，还差 ${declaredPictures - pictures.length} 张。`;
  return `${head}，比写的多。发“图片：${pictures.length}张”改数，或发“图片：重发”清空后重传。`;
}

/** 提交 was asked before the pictures were there: it happens with the last of them. */
async function submitWhenThere(turn: Turn, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  // this picture's own input is not finished before its answer
  const onTheWay = Math.max(0, (await picturesOnTheWay(turn)) - 1);
  const verdict = await desk.dispatch(submission.id, { type: 'Submit', by: null, onTheWay });
  if (!verdict.ok) {
    return say(`图片收到了，但还不能提交。${refusalText(verdict.refusal, verdict.submission, desk.world, desk.now)}`);
  }
  const after = verdict.submission;
  return say(
    after.status === 'IN_REVIEW' ? `图片齐了。${submittedText(turn, after)}` : `${receivedText(after)}到齐后自动提交。`,
  );
}
