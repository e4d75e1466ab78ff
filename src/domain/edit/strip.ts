/** What a stage looks for in a post, drawn out of its texts so that nothing is overlooked (`domain.md` §3.1). */
import type { Content } from '../content';
import type { Organization } from '../people';
import type { Stage } from '../policy';
import { marksIn, type Mark, type MarkKind } from '../text/marks';

/** Everything of one kind, each once, in the order it is read. */
export interface StripGroup {
  kind: MarkKind;
  items: { text: string; times: number }[];
}

/** A date takes its digits, a sum its own. */
const KINDS: Record<Stage['role'], readonly MarkKind[]> = {
  deptHead: [],
  officeEditor: ['LINKS', 'DATES', 'NAMES', 'DIGITS'],
  officeHead: ['LINKS', 'DATES', 'NAMES', 'DIGITS'],
  secrecyLead: ['CONTRACTS', 'AMOUNTS', 'NAMES', 'PLACES'],
  executive: ['AMOUNTS', 'NAMES'],
};

/** The marks of a text that a stage looks for. */
export function marksFor({ role }: Pick<Stage, 'role'>, text: string, organization: Organization): Mark[] {
  return marksIn(KINDS[role], text, organization);
}

/** One group for each kind the stage looks for, also where there is none; no groups for a stage that looks for nothing in particular. */
export function stripOf(stage: Pick<Stage, 'role'>, content: Content, organization: Organization): StripGroup[] {
  const { title, body, weiboText, wechatText, videoUrl } = content;
  const texts = [title, body, weiboText, wechatText, videoUrl].filter((text) => text !== null && text !== '');
  const found = new Map(KINDS[stage.role].map((kind): [MarkKind, Map<string, number>] => [kind, new Map()]));
  for (const text of texts)
    for (const mark of marksFor(stage, text!, organization)) {
      const times = found.get(mark.kind)!;
      const shown = shownOf(mark, text!);
      times.set(shown, (times.get(shown) ?? 0) + 1);
    }
  return [...found].map(([kind, times]) => ({
    kind,
    items: [...times].map(([text, count]) => ({ text, times: count })),
  }));
}

/** A bare number says little: with the character behind it, as in 46名. */
function shownOf({ kind, text, end }: Mark, whole: string): string {
  if (kind !== 'DIGITS') return text;
  return text + (/^[\p{Script=Han}a-z]/iu.exec(whole.slice(end))?.[0] ?? '');
}
