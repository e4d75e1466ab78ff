/** The books of comments, wordings and accounts in a life, as `application/enter.ts` has them in the product; judged here (A9; F-16). */
import type { BookContext, HouseEffect } from '../domain/house/book';
import type { HouseCommand } from '../domain/house';
import { comments, type CommentsCommand, type CommentsEvent } from '../domain/house/comments';
import { registry, type RegistryCommand } from '../domain/house/registry';
import { wordings, type WordingsCommand, type WordingsEvent } from '../domain/house/wordings';
import { HOUR } from '../domain/time/shanghai';
import { worked } from './chase';
import { isComplete, natureIn } from './ledger';
import type { OwnComment } from './ledger/library';
import type { Town } from './town';
import { frozen } from './values';
import { demand } from './violation';

export function enterLibrary(town: Town, key: string, command: HouseCommand): void {
  const pause = town.pause && { pause: town.pause };
  const context: BookContext = { now: town.now, ...town.company, ...pause, freshCode: 'c00000', key };
  if (key === 'wordings') return enterWording(town, frozen(command) as WordingsCommand, context);
  if (key === 'registry') return enterProfile(town, frozen(command) as RegistryCommand, context);
  return enterComment(town, key, frozen(command) as CommentsCommand, context);
}

function enterWording(town: Town, command: WordingsCommand, context: BookContext): void {
  const { library } = town;
  const decided = wordings.decide(library.wordings, command, context);
  if ('refusal' in decided) return;
  for (const event of frozen(decided.events)) {
    judgeWording(town, event);
    library.wordings = frozen(wordings.evolve(library.wordings, event, { at: town.now, actor: command.by }));
  }
}

function judgeWording({ held, library, company, now }: Town, event: WordingsEvent): void {
  if (event.type === 'WordingStopped') {
    const own = library.own.get(event.name);
    demand(own !== undefined && !own.stopped && event.reason !== '', `${event.name} was stopped in vain`);
    const { head, contacts, editors } = company.organization.office;
    demand([head, ...contacts, ...editors].includes(event.by), `${event.by} stopped a wording`);
    own.stopped = true;
    return;
  }
  const { name, text, version, until, submissionId, digest, from } = event.wording;
  const { ledger } = held.get(submissionId)!;
  demand(ledger.digest === digest && ledger.version?.posts[0]?.text === text, 'a wording that nobody signed');
  demand(from === now && version === (library.own.get(name)?.version ?? 0) + 1, 'a wording of a wrong version');
  library.own.set(name, { text, version, until, stopped: false });
}

function enterProfile(town: Town, command: RegistryCommand, context: BookContext): void {
  const { library, held, company } = town;
  const decided = registry.decide(library.registry, command, context);
  if ('refusal' in decided) return;
  for (const event of frozen(decided.events)) {
    const { ledger } = [...held.values()].find((one) => one.ledger.no === event.no)!;
    const open = ledger.stages.some((stage) => !isComplete(ledger, stage, company.organization));
    demand(ledger.kind === 'PROFILE_CHANGE' && !open, 'the registry says what nobody signed');
    demand(ledger.publications.get(event.accountId) === 'PUBLISHED', 'the registry says what was not done');
    const { newValue, profileField } = ledger.version!.content;
    demand(event.field === profileField && event.value.includes(newValue!), 'the registry says something else');
    library.registry = frozen(registry.evolve(library.registry, event, { at: town.now, actor: command.by }));
  }
}

function enterComment(town: Town, key: string, command: CommentsCommand, context: BookContext): void {
  const { library } = town;
  const state = library.comments.get(key) ?? comments.empty;
  const decided = comments.decide(state, command, context);
  if ('refusal' in decided) return;
  let after = state;
  const events = frozen(decided.events);
  for (const event of events) {
    judgeComment(town, key, event);
    after = frozen(comments.evolve(after, event, { at: town.now, actor: command.by }));
  }
  library.comments.set(key, after);
  const own = library.ownComments.get(key);
  for (const event of events) for (const effect of comments.react(event, after, context)) carryOut(own, effect);
  if (!own) return;
  demand((after.firstAt !== null) === own.first, 'the log does not know whether a first word is out');
  demand((after.fullAt !== null) === own.full, 'the log does not know whether it is answered');
}

function carryOut(own: OwnComment | undefined, effect: HouseEffect): void {
  if (effect.kind === 'dropWake') own?.wakes.delete(effect.key.endsWith('FIRST') ? 'FIRST' : 'FULL');
  if (effect.kind === 'wakeAt') own?.wakes.set((effect.payload as { limit: 'FIRST' | 'FULL' }).limit, effect.at);
}

function judgeComment(town: Town, key: string, event: CommentsEvent): void {
  const { library, company, now, pause, held } = town;
  const own = library.ownComments.get(key);
  switch (event.type) {
    case 'CommentNoted':
      demand(own === undefined, 'a comment was brought twice');
      demand(isExact(now, event.firstBy, 4 * HOUR) && isExact(now, event.fullBy, 45 * HOUR), 'a wrong limit');
      library.ownComments.set(key, {
        at: now,
        chosen: false,
        first: false,
        full: false,
        removed: false,
        wakes: new Map(),
        woken: new Set(),
        told: new Set(),
      });
      return;
    case 'WordingUsed': {
      const known = library.own.get(event.name);
      demand(known !== undefined && known.version === event.version && known.text === event.text, 'an unknown wording');
      demand(!known.stopped, 'a wording was used after it was stopped');
      demand(known.until === null || now < known.until, 'a wording was used after its time');
      demand(pause === null, 'answered while everything is paused');
      demand(company.organization.office.publishers.includes(event.by), `${event.by} answered a comment`);
      demand(!own!.removed, 'answered what is not there any more');
      own!.chosen = true;
      return;
    }
    case 'AnswerPosted':
      demand(own?.chosen === true, 'an answer without an approval was logged');
      demand(company.organization.office.publishers.includes(event.by), `${event.by} answered a comment`);
      own.chosen = false;
      own.first = true;
      own.full ||= !event.more;
      return;
    case 'ReplyPosted': {
      const { ledger } = [...held.values()].find((one) => one.ledger.no === event.no)!;
      const open = ledger.stages.find((stage) => !isComplete(ledger, stage, company.organization));
      demand(!open && natureIn(ledger) !== 'WORDING', `a reply was logged without ${open?.name}`);
      demand([...ledger.publications.values()].includes('PUBLISHED'), 'a reply was logged that is not out');
      own!.first = own!.full = true;
      return;
    }
    case 'CommentRemoved':
      demand(event.reason !== '', 'a comment went without a reason');
      demand(company.organization.office.publishers.includes(event.by), `${event.by} removed a comment`);
      own!.removed = true;
      return;
    case 'CommentReminded': {
      const limit = event.limit === 'FIRST' ? 4 * HOUR : 45 * HOUR;
      demand(own !== undefined && worked(own.at, now) >= limit, 'reminded of a comment too early');
      demand(!own.removed && !(event.limit === 'FIRST' ? own.first : own.full), 'reminded of what is answered');
      own.told.add(event.limit);
      return;
    }
  }
}

/** So much working time lies between the two, and not a moment less. */
function isExact(from: number, to: number, ms: number): boolean {
  return worked(from, to) === ms && worked(from, to - 1) < ms;
}

/** Everything due has been woken: whoever waits too long is known to the office. */
export function wakeComments(town: Town): void {
  for (const [key, own] of town.library.ownComments) {
    for (const limit of ['FIRST', 'FULL'] as const) {
      const at = own.wakes.get(limit);
      const answered = own.removed || (limit === 'FIRST' ? own.first : own.full);
      const isLate = worked(own.at, town.now) >= (limit === 'FIRST' ? 4 : 45) * HOUR;
      demand(answered || !isLate || at !== undefined || own.woken.has(limit), 'a comment waits unnoticed');
      if (at === undefined || at > town.now) continue;
      own.wakes.delete(limit);
      own.woken.add(limit);
      enterLibrary(town, key, { type: 'RemindComment', by: null, limit });
      demand(answered || own.told.has(limit), 'the office was not told of a comment that waits');
    }
  }
}
