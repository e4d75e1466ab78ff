/** What `doctor` says of people: the configuration, the messenger's directory and what was entered in the chat, side by side. */
import type { Messenger } from '../application/ports';
import type { Store } from '../application/store';
import { bookStateOf } from '../application/world';
import { isSame, type Delegations } from '../domain/house/delegations';
import { whoNamesSuccessors } from '../domain/house/offices';
import { withRoster } from '../domain/house/roster-organization';
import type { Roster } from '../domain/house/roster-terms';
import { departmentsWithoutOfficer, nameOf, type Delegation, type Organization } from '../domain/people';
import { isoShanghai } from '../domain/time/shanghai';

/** Configured people the directory does not show, and names that differ; the directory's come first. */
export async function checkDirectory({ name, directory }: Messenger, configured: Organization): Promise<string> {
  const { users, departments } = await directory!();
  const byId = new Map(users.map((user) => [user.userId, user]));
  const userOf = (id: string | undefined) => byId.get(id?.toLowerCase() ?? '');
  const people = configured.people.filter((person) => person[name]);
  const missing = people.filter((person) => !userOf(person[name])?.active).map((one) => one.name);
  const renamed = people.flatMap((person) => {
    const user = userOf(person[name]);
    return user?.name && user.name !== person.name ? [`${person.name} is ${user.name}`] : [];
  });
  const synced = configured.departments.filter((one) => one.synced).map((one) => one.name);
  return [
    `${users.length} people in ${departments.length} departments are visible to the app`,
    listed('configured but not in the directory', missing),
    listed('called otherwise there', renamed),
    listed('synced departments', synced),
  ]
    .filter(Boolean)
    .join('; ');
}

/** Who holds what now, where the chat or the directory says otherwise than the configuration. */
export async function checkRoster(store: Store, configured: Organization): Promise<string> {
  const isReady = (await store.pendingMigrations()).length === 0;
  const rows = isReady ? await store.read.books(['roster']) : [];
  const organization = withRoster(configured, bookStateOf<Roster>('roster', rows));
  if (whoNamesSuccessors(organization).length === 0)
    throw new Error(
      'the head of the office and all executives have left: nobody can name a successor in the chat; put who came after them into organization.yaml and start again',
    );
  const left = organization.people.filter((person) => person.left !== undefined).map((one) => one.name);
  const changed = organization.departments.flatMap(({ id, head, informationOfficer }) => {
    const before = configured.departments.find((one) => one.id === id);
    return [
      ...(before && before.head !== head ? [`head of ${id} is ${nameOf(organization, head)}`] : []),
      ...(before && informationOfficer && before.informationOfficer !== informationOfficer
        ? [`officer of ${id} is ${nameOf(organization, informationOfficer)}`]
        : []),
    ];
  });
  const without = departmentsWithoutOfficer(organization).map(({ name }) => name);
  return (
    [listed('left', left), listed('other than configured', changed), listed('without an officer', without)]
      .filter(Boolean)
      .join('; ') || 'as configured'
  );
}

/** Who acts for whom, now or later, from both sources; what of the configuration was ended in the chat is said. @param now epoch ms */
export async function checkDelegations(store: Store, { delegations }: Organization, now: number): Promise<string> {
  const isReady = (await store.pendingMigrations()).length === 0;
  const rows = isReady ? await store.read.books(['delegations']) : [];
  const { made, ended = [] } = bookStateOf<Delegations>('delegations', rows);
  const told = (list: Delegation[], source: (one: Delegation) => string) =>
    list
      .filter(({ start, end }) => now < end && start < end)
      .map((one) => `${one.from} → ${one.to} ${isoShanghai(one.start)} to ${isoShanghai(one.end)} (${source(one)})`);
  const configured = (one: Delegation) => {
    const over = ended.find(({ delegation }) => isSame(delegation, one));
    return over ? `configured, ended in chat by ${over.by} ${isoShanghai(over.at)}` : 'configured';
  };
  return [...told(delegations, configured), ...told(made, () => 'made in chat')].join('; ') || 'none';
}

function listed(what: string, entries: string[]): string {
  return entries.length > 0 ? `${what}: ${entries.join(', ')}` : '';
}
