/** A tap becomes a signature (`domain.md` §2.5; 第六、八条). */
import type { TapProof } from '../commands';
import type { Context } from '../context';
import type { DomainEvent } from '../events';
import { findPerson, nameOf } from '../people';
import type { Choice, Stage } from '../policy';
import type { Right } from '../signing/review';
import { currentVersion, type Review, type Submission } from '../submission';

/** What is signed, with which button, in whose right. */
export interface Act {
  review: Review;
  stage: Stage;
  choice: Choice;
  right: Right;
}

interface Tap {
  by: string;
  reason: { code: string | null; text: string } | null;
  proof: TapProof;
}

/** The signature of a tap: everything the signer was shown and answered for (`domain.md` §2.5). */
export function signedEvent(submission: Submission, tap: Tap, context: Context, act: Act): DomainEvent {
  const { review, stage, choice, right } = act;
  const version = currentVersion(submission)!;
  const person = findPerson(context.organization, tap.by)!;
  const { delegation, insteadOf } = right;
  return {
    type: 'Signed',
    signature: {
      submissionId: submission.id,
      no: submission.no!,
      reviewNo: review.no,
      version: version.no,
      digest: version.digest,
      accountDigests: Object.fromEntries(version.posts.map((post) => [post.accountId, post.digest])),
      stage: stage.name,
      stageTitle: stage.title,
      decision: choice.act,
      choice: choice.text,
      opinion: tap.reason?.text.trim() || choice.text,
      reasonCode: tap.reason?.code ?? null,
      statement: stage.statement,
      statementVersion: stage.statementVersion,
      signer: { id: person.id, name: person.name, title: person.title },
      onBehalfOf: delegation && {
        id: delegation.from,
        name: nameOf(context.organization, delegation.from),
        document: delegation.document,
      },
      ...(insteadOf !== null && { insteadOf: { id: insteadOf, name: nameOf(context.organization, insteadOf) } }),
      plannedAt: submission.request.plannedAt!,
      messenger: tap.proof.messenger,
      cardId: tap.proof.cardId,
      callbackId: tap.proof.callbackId,
      platformTime: tap.proof.platformTime,
      at: context.now,
      stepUp: null,
      ...(tap.proof.quoted !== undefined && { quoted: tap.proof.quoted }),
    },
  };
}
