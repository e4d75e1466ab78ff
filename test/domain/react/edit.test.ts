import type { Command } from '../../../src/domain/commands';
import { decide } from '../../../src/domain/decide';
import { evolveAll } from '../../../src/domain/evolve';
import { react, type Effect } from '../../../src/domain/react';
import { currentReview, openStage, type Submission } from '../../../src/domain/submission';
import { act, buildContext, buildScheduled, buildSigned, eventsOf, later, MINUTE, PROOF } from '../../helpers/build';

const context = later(5 * MINUTE, buildContext({ freshCode: 'a2b3c4d5e6' }));

const editing = (
  type: 'EditAtReview' | 'SignOffWithEdit',
  by: string,
  submission: Submission,
  body: string,
  minor = false,
): Command => {
  const { no: reviewNo, digest } = currentReview(submission)!;
  const seen = { reviewNo, digest, stage: openStage(submission)?.name ?? '' };
  return { type, by, seen, change: { patch: { content: { body } }, pictures: null, minor }, proof: PROOF };
};

function effectsOf(submission: Submission, command: Command): Effect[] {
  const events = eventsOf(decide(submission, command, context));
  const after = evolveAll(submission, events, { at: context.now, actor: null });
  return events.flatMap((event) => react(event, after, context));
}

/** Who gets what, in a word each. */
const words = (effects: Effect[]) =>
  effects.flatMap((effect) => {
    if (effect.kind === 'ask') return [`${effect.personId} asked`];
    if (effect.kind === 'offerObjection') return [`${effect.personId} may object since v${effect.since}`];
    if (effect.kind !== 'tell') return [];
    const { notice } = effect;
    return notice.kind === 'edited'
      ? [`${effect.personId} told since v${notice.since}: ${notice.stands}`]
      : [`${effect.personId} told: ${notice.kind}`];
  });

const SMALL = '每用眼二十分钟，就望望远处。';
const NUMBER = '每用眼三十分钟，就看看远处。';

describe('who learns of an edit', () => {
  it('small, at 核稿: the head with 有异议, the submitter, and 核稿 is asked anew', () => {
    const before = buildSigned(1);
    expect(words(effectsOf(before, editing('EditAtReview', 'editor', before, SMALL, true)))).toEqual([
      'head may object since v1',
      'officer told since v1: null',
      'editor asked',
      'editor2 asked',
    ]);
  });

  it('substantive: the head is asked and not told twice', () => {
    const before = buildSigned(1);
    expect(words(effectsOf(before, editing('EditAtReview', 'editor', before, NUMBER)))).toEqual([
      'officer told since v1: null',
      'head asked',
    ]);
  });

  it('after 签发: whoever signed and is not asked yet learns that it no longer stands', () => {
    const before = buildScheduled();
    expect(words(effectsOf(before, editing('EditAtReview', 'editor', before, NUMBER)))).toEqual([
      'secrecy told since v1: false',
      'exec told since v1: false',
      'officer told since v1: null',
      'head asked',
    ]);
  });

  it('修改后签发 with a number: the others keep their signatures, 保密 is asked', () => {
    const before = buildSigned(3);
    expect(words(effectsOf(before, editing('SignOffWithEdit', 'exec', before, NUMBER)))).toEqual([
      'head told since v1: true',
      'editor told since v1: true',
      'officer told since v1: null',
      'secrecy asked',
    ]);
  });

  it('closes every card of the review, also edits that were about to be confirmed', () => {
    const before = buildSigned(1);
    expect(effectsOf(before, editing('EditAtReview', 'editor', before, SMALL, true))).toContainEqual({
      kind: 'closeCards',
      purposes: ['review', 'edit', 'overdue', 'objection'],
    });
  });

  it('an objection reaches the office and the editor, and asks the head', () => {
    const before = buildSigned(1);
    const after = act(before, editing('EditAtReview', 'editor2', before, SMALL, true), context);
    const { digest } = currentReview(after)!;
    const objection: Command = { type: 'ObjectToEdit', by: 'head', digest, reason: '不妥', cardId: null };
    expect(words(effectsOf(after, objection))).toEqual([
      'editor told: objected',
      'editor2 told: objected',
      'head asked',
    ]);
  });
});
