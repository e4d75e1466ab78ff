/** The interaction log over HTTP: what the account answered, hid or deleted under its posts (R17.2; F-16). */
import { z } from 'zod';
import type { World } from '../../application/world';
import type { CommentRecord } from '../../domain/house/comments';
import { nameOf } from '../../domain/people';
import { isoShanghai } from '../../domain/time/shanghai';

const instant = z.iso.datetime({ offset: true });
const named = z.strictObject({ id: z.string(), name: z.string() });

export const interactionsSchema = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  items: z.array(
    z.strictObject({
      url: z.string().describe('the comment, or the post it stands under'),
      account: z.string().describe('account id'),
      excerpt: z.string(),
      broughtBy: named,
      broughtAt: instant,
      firstAnswerBy: instant.describe('when its first word is due'),
      fullAnswerBy: instant,
      firstAnsweredAt: instant.nullable(),
      answeredAt: instant.nullable(),
      answers: z.array(
        z.strictObject({
          how: z.enum(['WORDING', 'REPLY']),
          wording: z.strictObject({ name: z.string(), version: z.int() }).nullable(),
          no: z.string().describe('number of the submission whose signatures approved the text'),
          text: z.string(),
          by: named,
          postedAt: instant.nullable().describe('null while the publisher has not confirmed it'),
        }),
      ),
      removals: z.array(
        z.strictObject({ how: z.enum(['HIDDEN', 'DELETED']), by: named, at: instant, reason: z.string() }),
      ),
    }),
  ),
});

type Item = z.infer<typeof interactionsSchema>['items'][number];

export function interactionView({ comment, ...record }: CommentRecord, { organization }: World): Item {
  const person = (id: string) => ({ id, name: nameOf(organization, id) });
  const when = (at: number | null) => (at === null ? null : isoShanghai(at));
  const { url, accountId, excerpt, by, at, firstBy, fullBy } = comment!;
  return {
    url,
    account: accountId,
    excerpt,
    broughtBy: person(by),
    broughtAt: isoShanghai(at),
    firstAnswerBy: isoShanghai(firstBy),
    fullAnswerBy: isoShanghai(fullBy),
    firstAnsweredAt: when(record.firstAt),
    answeredAt: when(record.fullAt),
    answers: record.answers.map((one) => ({
      how: one.how,
      wording: one.wording,
      no: one.no,
      text: one.text,
      by: person(one.by),
      postedAt: when(one.postedAt),
    })),
    removals: record.removals.map((one) => ({ ...one, by: person(one.by), at: isoShanghai(one.at) })),
  };
}
