/** Mistakes somebody could make about reposts and the posts they show again. */
import type { Mutant } from './mutants';

export const REPOST_MUTANTS: Mutant[] = [
  {
    mistake: 'a repost is sent though its original changed',
    file: 'decide/originals.ts',
    right: "if (found.kind === 'read' && sameWording(found.text, signed.text))",
    wrong: "if (found.kind === 'read')",
  },
  {
    mistake: 'a repost is sent without another look at its original',
    file: 'decide/publishing.ts',
    right:
      'if (original && !isChecked(publication.originalCheckedAt, context.now)) return notOpen(accountId, publication);',
    wrong: '',
  },
  {
    mistake: 'one look serves two attempts',
    file: 'evolve/index.ts',
    right: '({ originalCheckedAt: _used, ...p }) => ({',
    wrong: '(p) => ({',
  },
  {
    mistake: 'a look holds for days',
    file: 'post/original.ts',
    right: 'now - checkedAt <= CHECK_HOLDS',
    wrong: 'now - checkedAt <= 1000 * CHECK_HOLDS',
  },
  {
    mistake: 'the snapshot of the original is not in the digest',
    file: 'post/version.ts',
    right: 'return digestOf(original ? { ...carried, original } : carried);',
    wrong: 'return digestOf(carried);',
  },
  {
    mistake: 'publishing goes on after the original was lost',
    file: 'evolve/original.ts',
    right: "return { ...s, status: 'HELD', lostOriginal:",
    wrong: 'return { ...s, lostOriginal:',
  },
  {
    mistake: 'what is held for its original goes on by the clock',
    file: 'decide/scheduling.ts',
    right: "if (submission.status === 'HELD' && submission.lostOriginal) return nothing;",
    wrong: '',
  },
  {
    mistake: 'nobody of the office is asked about a lost original',
    file: 'react/original.ts',
    right: "...contacts.map((personId): OriginalEffect => ({ kind: 'askHeld', personId, lost })),",
    wrong: '',
  },
  {
    mistake: 'a repost is submitted on an old snapshot',
    file: 'post/original.ts',
    right: 'now - (takenAt ?? 0) > FRESH_FOR',
    wrong: 'now - (takenAt ?? 0) > 1000 * FRESH_FOR',
  },
  {
    mistake: 'an answer about another address is taken',
    file: 'decide/originals.ts',
    right: 'if (!isWaiting || !original?.reading || original.url !== url) return nothing;',
    wrong: 'if (!isWaiting || !original?.reading) return nothing;',
  },
  {
    mistake: 'anybody gives back what is held for its original',
    file: 'decide/originals.ts',
    right:
      "if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });",
    wrong: '',
  },
];
