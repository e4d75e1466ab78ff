/** Mistakes about the company's word lists. */
import type { Mutant } from './mutants';

export const LIST_MUTANTS: Mutant[] = [
  {
    mistake: 'a list counts before it is signed off',
    file: 'house/lists.ts',
    right: 'return decided?.agreed ? Math.max(decided.at, from ?? decided.at) : null;',
    wrong: 'return decided?.agreed === false ? null : Math.max(decided?.at ?? 0, from ?? 0);',
  },
  {
    mistake: 'a list that was refused counts',
    file: 'house/lists.ts',
    right: 'return decided?.agreed ? ',
    wrong: 'return decided ? ',
  },
  {
    mistake: 'a list counts before its day',
    file: 'house/lists.ts',
    right: 'Math.max(decided.at, from ?? decided.at)',
    wrong: 'decided.at',
  },
  {
    mistake: 'an older version that was agreed to comes back',
    file: 'house/lists.ts',
    right: 'return counting.slice(-1);',
    wrong: 'return counting.slice(0, 1);',
  },
  {
    mistake: 'anybody signs a list off',
    file: 'house/lists.ts',
    right: 'if (!signersOf(organization).includes(by))',
    wrong: 'if (by === null)',
  },
  {
    mistake: 'whoever brought a list signs it off',
    file: 'house/lists.ts',
    right: 'if (agreed && one.importedBy === by && !isAlone(organization))',
    wrong: 'if (false)',
  },
  {
    mistake: 'a version that was replaced is signed off',
    file: 'house/lists.ts',
    right: "if (one !== newest) return { refusal: { code: 'LIST_REPLACED', name, version, newest: newest.version } };",
    wrong: '',
  },
  {
    mistake: 'the office’s word is said twice',
    file: 'house/lists.ts',
    right: "if (one.decided) return { refusal: { code: 'LIST_DECIDED', name, version, ...one.decided } };",
    wrong: '',
  },
  {
    mistake: 'nobody is asked about a list',
    file: 'house/lists.ts',
    right: "...signersOf(organization).map((personId): HouseEffect => ({ kind: 'card', personId, purpose, payload })),",
    wrong: '',
  },
  {
    mistake: 'a list is imported with other words than it was brought with',
    file: 'house/lists.ts',
    right: '{ ...command.list, version: (newest?.version ?? 0) + 1 }',
    wrong: '{ ...command.list, sha256: newest?.sha256 ?? command.list.sha256, version: (newest?.version ?? 0) + 1 }',
  },
  {
    mistake: 'whoever brought a list signs it off',
    file: 'house/lists.ts',
    right: 'if (agreed && one.importedBy === by && !isAlone(organization))',
    wrong: 'if (agreed && one.importedBy === version.toString())',
  },
];
