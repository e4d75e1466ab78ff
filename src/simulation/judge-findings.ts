/** What the rules ask to be confirmed goes to nobody's signature unconfirmed, and an answer is about the words it was given for. */
import type { DomainEvent } from '../domain/events';
import type { Circumstances } from './circumstances';
import { LISTED_WORDS } from './company';
import type { Ledger } from './ledger';
import { demand } from './violation';

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
    demand(effect !== 'CONFIRM' || answer !== null, `${rule} was to be confirmed, and nobody did`);
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
