/** A roster by commands, and the organization it makes. */
import type { BookContext } from '../../../src/domain/house/book';
import { roster } from '../../../src/domain/house/roster';
import { withRoster } from '../../../src/domain/house/roster-organization';
import type { Roster, RosterCommand, RosterEvent } from '../../../src/domain/house/roster-terms';
import type { Organization } from '../../../src/domain/people';
import { buildContext, buildOrganization, NOW } from '../../helpers/build';

export function rosterWorld(configured: Organization = buildOrganization()) {
  let state: Roster = roster.empty;
  const world = {
    now: NOW,
    state: () => state,
    organization: () => withRoster(configured, state),
    context: (): BookContext => ({
      ...buildContext(),
      now: world.now,
      organization: world.organization(),
      key: 'roster',
    }),
    decide: (command: RosterCommand) => roster.decide(state, command, world.context()),
    /** Enter it; gives what happened and what follows. */
    enter(command: RosterCommand) {
      const context = world.context();
      const decided = roster.decide(state, command, context);
      if ('refusal' in decided) throw new Error(decided.refusal.code);
      const { events } = decided;
      state = events.reduce<Roster>(
        (one, event) => roster.evolve(one, event, { at: world.now, actor: command.by }),
        state,
      );
      return { events, effects: events.flatMap((event: RosterEvent) => roster.react(event, state, context)) };
    },
    /** The directory as a messenger would have it: everybody configured, but for what is said. */
    read(
      change: {
        gone?: string[];
        names?: Record<string, string>;
        party?: { name: string; leader: string };
        began?: number;
      } = {},
    ) {
      const { gone = [], names = {}, party = { name: '医学科普部', leader: 'head' }, began = world.now } = change;
      const users = configured.people
        .filter(({ id }) => !gone.includes(id))
        .map(({ wecom = '', id, name, title }) => ({
          userId: wecom,
          name: names[id] ?? name,
          title,
          departments: ['2'],
          active: true,
        }));
      const directory = { departments: [{ id: '2', name: party.name, leaders: [party.leader] }], users };
      return world.enter({ type: 'ReadDirectory', by: null, messenger: 'wecom', directory, began });
    },
    leave: (userId: string) => world.enter({ type: 'NoteLeaving', by: null, messenger: 'wecom', userId }),
  };
  return world;
}

export const told = (effects: { kind: string }[]) =>
  effects.flatMap((effect) =>
    effect.kind === 'tell' ? [effect as unknown as { personId: string; notice: { kind: string } }] : [],
  );
