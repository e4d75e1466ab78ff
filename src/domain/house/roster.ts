/**
 * The roster (人员登记): who is in the company's directory, who has left, who was named officer or successor, beside what is configured
 * (第四条, 第七条; R7.1, R7.4; §3.3 cases 16, 17, 18, 34).
 */
import type { Book } from './book';
import { decideRoster } from './roster-decide';
import { reactOfRoster } from './roster-react';
import type { Roster, RosterCommand, RosterEvent } from './roster-terms';

export const roster: Book<Roster, RosterCommand, RosterEvent> = {
  empty: {
    seen: {},
    accounts: {},
    left: {},
    members: [],
    departments: {},
    officers: {},
    successions: [],
    doubted: [],
    asked: {},
  },
  decide: decideRoster,
  react: reactOfRoster,
  evolve(state, event, { at }) {
    switch (event.type) {
      case 'PersonSeen':
        return { ...state, seen: { ...state.seen, [event.personId]: event.seen } };
      case 'AccountRenamed': {
        const accounts = { ...state.accounts, [event.personId]: { [event.messenger]: event.userId } };
        return { ...state, accounts };
      }
      case 'MemberJoined':
        return { ...state, members: [...state.members, event.person] };
      case 'DepartmentRead': {
        const { departmentId, directoryId, name, head } = event;
        return { ...state, departments: { ...state.departments, [departmentId]: { directoryId, name, head } } };
      }
      case 'PersonLeft':
        return { ...state, left: { ...state.left, [event.personId]: { since: at, offices: event.offices } } };
      case 'PersonReturned':
        return { ...state, left: without(state.left, event.personId) };
      case 'DirectoryDoubted':
        return { ...state, doubted: event.missing };
      case 'DirectoryBelieved':
        return { ...state, doubted: [] };
      case 'OfficerAppointed': {
        const { departmentId, personId, over, by } = event;
        const officers = { ...state.officers, [departmentId]: { personId, over, since: at, by } };
        return { ...state, officers, asked: without(state.asked, departmentId) };
      }
      case 'SuccessorNamed': {
        const { from, to, document, by, offices } = event;
        return { ...state, successions: [...state.successions, { from, to, document, by, at, offices }] };
      }
      case 'OfficerAskedFor':
        return { ...state, asked: { ...state.asked, [event.departmentId]: event.time } };
      case 'HandOverRecorded':
      case 'SuccessorAskedFor':
        return state;
    }
  },
};

function without<T>(entries: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = entries;
  return rest;
}
