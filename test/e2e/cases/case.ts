import type { ProductOptions } from '../../helpers/product';
import type { Stage } from './stage';

/**
 * One awkward case of an approval, as a short play: who does what, and what everybody involved sees at the end.
 *
 * A case is a file `NN-short-name.ts` in this folder that exports `const awkwardCase: Case`; it is found by its name. It gets a product of
 * its own (both databases, one after the other) on a clock that only it moves, and works through the chat alone: what people say and tap
 * goes over HTTP as the messenger's callbacks. Its end asserts what *every involved person* sees (`stage.sees`, `stage.news`), in the
 * words that carry the meaning; what is stored comes second, if at all.
 *
 *     export const awkwardCase: Case = {
 *       no: 13,
 *       title: 'a double tap is one signature',
 *       async run({ submit, tapTimes, sees }) {
 *         await submit();
 *         await tapTimes(5, 'head', '同意');
 *         expect(sees('head')).toMatch(/孟初晴 .* 同意/);
 *       },
 *     };
 */
export interface Case {
  /** 1–35 */
  no: number;
  title: string;
  /** when it begins; MORNING of the product helper unless told (a Friday, 10:00) */
  at?: string;
  /** changes the configuration's mapping; `given` below has the usual ones */
  configure?: ProductOptions['configure'];
  /** more people, no limits … */
  platforms?: ProductOptions['platforms'];
  run(stage: Stage): Promise<void>;
}

type Configure = NonNullable<ProductOptions['configure']>;

/** Usual changes of the configuration: `configure: given.policy({ quietHours: 'off' })`. */
export const given = {
  /** Part of the policy, over the defaults. */
  policy:
    (part: Record<string, unknown>): Configure =>
    (mapping) => ({ ...mapping, policy: { ...(mapping.policy as object), ...part } }),

  /** Part of the organisation, over the fictional company's. */
  organization:
    (change: (before: Record<string, unknown>) => Record<string, unknown>): Configure =>
    (mapping) => {
      const before = mapping.organization as Record<string, unknown>;
      return { ...mapping, organization: { ...before, ...change(before) } };
    },

  /** Part of the office's roles. */
  office: (part: Record<string, unknown>): Configure =>
    given.organization((before) => ({ office: { ...(before.office as object), ...part } })),

  /** Several changes, one after the other. */
  all:
    (...changes: Configure[]): Configure =>
    (mapping, platforms) =>
      changes.reduce((changed, change) => change(changed, platforms), mapping),
};
