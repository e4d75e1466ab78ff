/** What the rules ask to be confirmed goes to nobody's signature unconfirmed, and an answer is about the words it was given for. */
import type { DomainEvent } from '../../domain/events';
import type { Circumstances } from '../circumstances';
import { LISTED_WORDS, WORD_LISTED_LATER } from '../company';
import { isPosted, type Ledger } from '../ledger';
import { hasOpenTrouble } from './links';
import { demand } from '../violation';

type Found = Extract<DomainEvent, { type: 'Submitted' | 'VersionEdited' }>;

/** A version in review: every listed word of a marketing text is found and answered, by its author for this word or by its editor now. */
export function judgeFindings(ledger: Ledger, { version, findings }: Found, { command }: Circumstances): void {
  const { content } = version;
  const text = [content.title, content.body, content.weiboText, content.wechatText].join('\n');
  const editor = 'change' in command ? { by: command.by, reason: command.change.reason ?? '' } : null;
  for (const word of LISTED_WORDS) {
    if (!content.marketing || !text.includes(word)) continue;
    const found = findings.find(({ rule, matched }) => rule === 'C-03' && matched === word);
    demand(Boolean(found?.answer), `${word} is in a marketing text and nobody confirmed it`);
    const { by, text: reason } = found!.answer!;
    const byEditor = editor !== null && editor.reason.trim() !== '' && by === editor.by && reason === editor.reason;
    const given = ledger.confirmed.get(word) ?? [];
    const own = `${by}: ${reason}`;
    demand(byEditor || given.includes(own), `${word} is confirmed by a reason that was given for something else`);
    // an editor's reason is about this word in the versions that follow, too
    if (byEditor) ledger.confirmed.set(word, [...given, own]);
  }
  for (const { effect, answer, rule } of findings)
    // F-20 is answered at 核稿
    demand(effect !== 'CONFIRM' || answer !== null || rule === 'F-20', `${rule} was to be confirmed, and nobody did`);
}

/** A reason is kept as it was given, in the name of who gave it. */
export function judgeReason(
  { patch }: Extract<DomainEvent, { type: 'DraftEdited' }>,
  { command }: Circumstances,
): void {
  const answers = patch.request?.answers ?? [];
  if (answers.length === 0 && command.type !== 'AnswerFindings') return;
  const last = answers.at(-1);
  demand(
    command.type === 'AnswerFindings' && last?.by === command.by && last.reason === command.reason.trim(),
    'a reason that nobody gave',
  );
}

/** A word that was listed after the post was signed: nothing goes out before the office has answered for it. */
export function judgeListedLater(ledger: Ledger, event: DomainEvent, { command, now }: Circumstances): void {
  const isOpen = hasOpenFinding(ledger, now);
  switch (event.type) {
    case 'RescheduleNeeded':
      return demand(event.why !== 'TO_BE_CONFIRMED' || isOpen, 'kept back for what nobody has to confirm');
    case 'PublishingStarted':
    case 'SendingBegan':
      return demand(!hasOpenWord(ledger, now), `${event.type} with a word listed since and confirmed by nobody`);
    case 'FindingsConfirmed': {
      const isSaid = command.type === 'ConfirmAndPublish' && command.reason.trim() !== '';
      demand(isSaid, 'confirmed without a reason');
      demand(isOpen, 'confirmed what nobody asked about');
      return demand(
        event.findings.every(
          ({ answer }) => isSaid && answer?.by === command.by && answer.text === command.reason.trim(),
        ),
        'confirmed with words that nobody said',
      );
    }
    default:
  }
}

/** A word or a link that the office has to answer for. @param now epoch ms */
export function hasOpenFinding(ledger: Ledger, now: number): boolean {
  return hasOpenWord(ledger, now) || hasOpenTrouble(ledger);
}

/** @param now epoch ms */
function hasOpenWord(ledger: Ledger, now: number): boolean {
  const { version } = ledger;
  // replies and changes of an account are done by hand as soon as they are signed
  if (!version || !isPosted(ledger) || now < WORD_LISTED_LATER.since) return false;
  const { title, body, weiboText, wechatText } = version.content;
  const says = [title, body, weiboText, wechatText].some((text) => text?.includes(WORD_LISTED_LATER.word));
  return says && !ledger.confirmed.has(WORD_LISTED_LATER.word);
}

/** What the office confirmed, and what an editor or author answered when a version came into being. */
export function enterConfirmed(ledger: Ledger, event: DomainEvent): void {
  if (event.type !== 'FindingsConfirmed' && event.type !== 'Submitted' && event.type !== 'VersionEdited') return;
  const answered = event.findings.find(({ matched, answer }) => matched === WORD_LISTED_LATER.word && answer !== null);
  if (answered) ledger.confirmed.set(WORD_LISTED_LATER.word, [`${answered.answer!.by}: ${answered.answer!.text}`]);
}
