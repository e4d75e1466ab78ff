/** Mistakes somebody could make about people who come and go (§3.3 cases 16 to 18; R7.1, R7.4). */
import type { Mutant } from './mutants';

export const ROSTER_MUTANTS: Mutant[] = [
  {
    mistake: 'who has left may still sign',
    file: 'signing/review.ts',
    right: "if (!findPerson(organization, personId)) return { refusal: { code: 'NOT_A_SIGNER', stage: stage.title } };",
    wrong: '',
  },
  {
    mistake: 'what a leaver holds stays with him',
    file: 'house/roster-react.ts',
    right: "{ kind: 'handOver', departmentId: null, replaced: null },\n    { kind: 'realign' },",
    wrong: "{ kind: 'realign' },",
  },
  {
    mistake: 'the cards of a leaver stay where they are',
    file: 'house/roster-react.ts',
    right: "{ kind: 'handOver', departmentId: null, replaced: null },\n    { kind: 'realign' },",
    wrong: "{ kind: 'handOver', departmentId: null, replaced: null },",
  },
  {
    mistake: 'what is left behind goes to somebody who has left as well',
    file: 'people.ts',
    right: 'return [informationOfficer, head].find((id) => id !== null && findPerson(organization, id)) ?? null;',
    wrong: 'return informationOfficer ?? head;',
  },
  {
    mistake: 'an old reading brings a leaver back',
    file: 'house/roster-reading.ts',
    right: '(gone !== undefined && gone >= began)',
    wrong: 'gone === began',
  },
  {
    mistake: 'a reading that misses half the company is believed',
    file: 'house/roster-reading.ts',
    right: 'missing.length > Math.max(FEW, known.length / 3)',
    wrong: 'missing.length > known.length',
  },
  {
    mistake: 'who is back is not counted until the next reading',
    file: 'house/roster-reading.ts',
    right: 'present.includes(person) || isThere(person)',
    wrong: 'present.includes(person)',
  },
  {
    mistake: 'a head who is back does not hear of what the same reading says',
    file: 'house/roster-react.ts',
    right: 'before.people.map(({ left: _since, ...person }) => person)',
    wrong: 'before.people',
  },
  {
    mistake: 'anybody names an officer',
    file: 'house/roster-decide.ts',
    right: '!department || !actsForHead(department, by, context)',
    wrong: '!department',
  },
  {
    mistake: 'a second officer is named beside the first',
    file: 'house/roster-decide.ts',
    right: 'present !== null && replacing !== present',
    wrong: 'present === departmentId',
  },
  {
    mistake: 'the officer of one department becomes that of another, too',
    file: 'house/roster-decide.ts',
    right: "if (elsewhere) return refuse({ code: 'OFFICER_ELSEWHERE', personId, departmentId: elsewhere.id });",
    wrong: '',
  },
  {
    mistake: 'anybody names a successor',
    file: 'house/roster-decide.ts',
    right: "if (!maySucceed(organization, by, from)) return refuse({ code: 'NOT_ENTITLED', right: 'officeHead' });",
    wrong: '',
  },
  {
    mistake: 'a successor needs no document',
    file: 'house/roster-decide.ts',
    right: "if (document.trim() === '') return refuse({ code: 'SUCCESSION_DOCUMENT_NEEDED' });",
    wrong: '',
  },
  {
    mistake: 'the successor gets no card of what waits',
    file: 'house/roster-react.ts',
    right: "{ kind: 'dropWake', key: `successor:${from}` },\n    { kind: 'realign' },",
    wrong: "{ kind: 'dropWake', key: `successor:${from}` },",
  },
  {
    mistake: 'a successor has the place, and so has the one before',
    file: 'house/offices.ts',
    right: "executives: each('executive', organization.executives),",
    wrong: "executives: [...organization.executives, ...each('executive', organization.executives)],",
  },
  {
    mistake: '会签 goes on by itself over an empty seat',
    file: 'signing/review.ts',
    right: 'return [principalsLeft, seatsLeft].every(',
    wrong: 'return [principalsLeft].every(',
  },
  {
    mistake: 'the successor who has signed already leaves 会签 open for ever',
    file: 'decide/realigning.ts',
    right: 'if (isStageComplete(submission, organization, stage)) return happened(...afterStage(submission, context));',
    wrong: '',
  },
  {
    mistake: 'nobody hears that nobody can name a successor',
    file: 'house/roster-react.ts',
    right: 'return able.length > 0 ? able : caring(organization);',
    wrong: 'return able;',
  },
  {
    mistake: 'executives are not asked for a successor when the head of the office has left',
    file: 'house/offices.ts',
    right: 'return [here([office.head]), here(executives)].find(',
    wrong: 'return [here([office.head])].find(',
  },
  {
    mistake: 'a seat is forgotten with the one who left it',
    file: 'house/offices.ts',
    right: '...(vacated && { vacated }),',
    wrong: '',
  },
  {
    mistake: 'whoever has signed before leaving is waited for all the same',
    file: 'signing/review.ts',
    right: 'return (vacated?.[stage.role] ?? []).filter((id) => !done.has(id));',
    wrong: 'return vacated?.[stage.role] ?? [];',
  },
  {
    mistake: 'nobody hears that the last signature leaves a seat empty',
    file: 'react/seats.ts',
    right: 'return [closeFor(others), ...seatsEmpty(submission, context)];',
    wrong: 'return [closeFor(others)];',
  },
  {
    mistake: 'the office is asked for a successor while somebody who is here has not signed',
    file: 'signing/review.ts',
    right: 'if (!stage || principalsLeft(submission, organization, stage).length > 0) return [];',
    wrong: 'if (!stage) return [];',
  },
  {
    mistake: 'nobody hears that a seat is empty',
    file: 'react/index.ts',
    right: 'if (waiting.length > 0) return waiting;',
    wrong: '',
  },
  {
    mistake: 'the head does not hear that an officer is wanted',
    file: 'house/roster-react.ts',
    right:
      "...toAll(headOf(organization, departmentId), { kind: 'officerWanted', departmentId, left: personId, until }),",
    wrong: '',
  },
  {
    mistake: 'nobody asks again for an officer',
    file: 'house/roster-react.ts',
    right: "wakeAt(`officer:${departmentId}`, 'askForOfficer', { departmentId }),",
    wrong: '',
  },
  {
    mistake: 'the office hears at once that the head has named no officer',
    file: 'house/roster-react.ts',
    right: 'if (time > 1) {',
    wrong: 'if (time > 0) {',
  },
];
