/** The words of the roster: what it knows, what may be entered, what can have happened. Stored for ever: a field is never renamed. */
import type { Person } from '../people';
import type { Directory } from './directory';
import type { Office } from './offices';

export interface Roster {
  /** by person: as the directory last had them, under which account of which messenger */
  seen: Record<string, SeenPerson>;
  /** by person: accounts that are called otherwise than configured */
  accounts: Record<string, { wecom?: string; dingtalk?: string }>;
  /** by person: since when they are gone (epoch ms), and what they were until then */
  left: Record<string, { since: number; offices: Office[] }>;
  /** members of synced departments who stand in no configuration */
  members: Person[];
  /** by department, of those whose name and head come from the directory */
  departments: Record<string, { directoryId: string; name: string; head: string | null }>;
  /** by department: named in the chat. `over` was the configured officer then: once that changes, the configuration is the newer word */
  officers: Record<string, { personId: string; over: string | null; since: number; by: string }>;
  /** in order: `to` holds these offices of `from` */
  successions: { from: string; to: string; document: string; by: string; at: number; offices: Office[] }[];
  /** people whose absence from the last reading was not believed */
  doubted: string[];
  /** by department: how often the head was asked to name an officer since the last one left */
  asked: Record<string, number>;
}

export interface SeenPerson {
  userId: string;
  name: string;
  title: string;
}

/** Something handed over, as it was called then. */
export interface LeftBehind {
  submissionId: string;
  no: string | null;
  title: string;
}

export type RosterCommand =
  /** `began`: when the reading began (epoch ms); who was said to have left since then is not back */
  | { type: 'ReadDirectory'; by: null; messenger: 'wecom' | 'dingtalk'; directory: Directory; began: number }
  /** a system-made account name was changed, once (`wecom.md` §8.2) */
  | { type: 'NoteAccount'; by: null; messenger: 'wecom' | 'dingtalk'; from: string; to: string }
  | { type: 'NoteLeaving'; by: null; messenger: 'wecom' | 'dingtalk'; userId: string }
  /** `replacing`: who is officer until now; naming a second one without saying so is refused */
  | { type: 'AppointOfficer'; by: string; departmentId: string; personId: string; replacing: string | null }
  | { type: 'NameSuccessor'; by: string; from: string; to: string; document: string }
  | { type: 'RecordHandOver'; by: null; from: string; to: string; departmentId: string; items: LeftBehind[] }
  | { type: 'AskForOfficer'; by: null; departmentId: string }
  | { type: 'AskForSuccessor'; by: null; personId: string };

export type RosterEvent =
  | { type: 'PersonSeen'; personId: string; seen: SeenPerson }
  | { type: 'AccountRenamed'; personId: string; messenger: 'wecom' | 'dingtalk'; userId: string }
  | { type: 'MemberJoined'; person: Person }
  | { type: 'DepartmentRead'; departmentId: string; directoryId: string; name: string; head: string | null }
  | { type: 'PersonLeft'; personId: string; offices: Office[] }
  | { type: 'PersonReturned'; personId: string }
  /** too many were missing at once: rather the app's visibility changed than the company (`wecom.md` §8.3) */
  | { type: 'DirectoryDoubted'; missing: string[] }
  | { type: 'DirectoryBelieved' }
  | {
      type: 'OfficerAppointed';
      departmentId: string;
      personId: string;
      replaced: string | null;
      over: string | null;
      by: string;
    }
  | { type: 'SuccessorNamed'; from: string; to: string; document: string; by: string; offices: Office[] }
  | { type: 'HandOverRecorded'; from: string; to: string; departmentId: string; items: LeftBehind[] }
  | { type: 'OfficerAskedFor'; departmentId: string; time: number }
  | { type: 'SuccessorAskedFor'; personId: string; offices: Office[] };
