/** Who calls the API: a bearer token from configuration, or somebody signed in to the console. */
import type { Context } from 'koa';
import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../domain/digest';
import type { Person } from '../../domain/people';
import type { ApiToken, WebDeps } from '../deps';
import { Problem } from '../problem';
import { currentSession } from '../sessions';

/** A token reads everything; a person reads what the page would show them. */
export type Caller = { kind: 'token'; name: string } | { kind: 'person'; person: Person };

/** A token carries at least one of these; the technical administrator's does not read content. */
const READING_ROLES = ['auditor', 'archivist', 'office'];

/** @throws Problem 401 for nobody we know, 403 for a token that may not read */
export async function callerOf(deps: WebDeps, ctx: Context): Promise<Caller> {
  const header = ctx.get('Authorization');
  if (header === '') {
    const session = await currentSession(deps, ctx);
    if (!session) throw new Problem(401, 'a bearer token or a console session is needed');
    return { kind: 'person', person: session.person };
  }
  const given = /^Bearer +([\x21-\x7e]+)$/i.exec(header)?.[1];
  const token = given ? tokenOf(deps.config.apiTokens, given) : null;
  if (!token) throw new Problem(401, 'this token is not known');
  if (!token.roles.some((role) => READING_ROLES.includes(role))) {
    throw new Problem(403, 'the roles of this token do not include reading');
  }
  return { kind: 'token', name: token.name };
}

/** All tokens are compared, each in constant time. */
function tokenOf(tokens: ApiToken[], given: string): ApiToken | null {
  const hash = Buffer.from(sha256(given), 'hex');
  return tokens.reduce<ApiToken | null>((match, token) => {
    const known = Buffer.from(token.sha256, 'hex');
    return known.length === hash.length && timingSafeEqual(known, hash) ? token : match;
  }, null);
}
