/** When a post is to go out, and whether a signature still reaches that far. */
import type { Urgency } from '../../domain/codes';
import type { PublishRequest } from '../../domain/content';
import { DAY, HOUR } from '../../domain/time/shanghai';
import type { Version } from '../../domain/post/version';

/** By how much a signed time may move (`contract.md` §8). */
const MOVABLE = 7 * DAY;

interface Asked {
  plannedAt: number | null;
  urgency: Urgency;
  dateBound: boolean;
}

/** What is asked for once a draft's request has changed. */
export function asked({ plannedAt, urgency, dateBound }: Asked, request: Partial<PublishRequest>): Asked {
  return {
    plannedAt: request.plannedAt === undefined ? plannedAt : request.plannedAt,
    urgency: request.urgency ?? urgency,
    dateBound: request.dateBound ?? dateBound,
  };
}

/** May the planned time as it is now still rest on this signature? */
export function inReach(
  { plannedAt, version }: { plannedAt: number | null; version: Version | null },
  signature: { plannedAt: number },
): boolean {
  if (plannedAt === null || Math.abs(plannedAt - signature.plannedAt) > MOVABLE) return false;
  const today = version?.posts.some(({ text }) => text.includes('今天')) ?? false;
  return !today || dayOf(plannedAt) === dayOf(signature.plannedAt);
}

function dayOf(at: number): number {
  return Math.floor((at + 8 * HOUR) / DAY);
}
