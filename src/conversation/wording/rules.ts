/** Rules that refuse an act rather than a text, as whoever tried it is told of them (`domain.md` §2.2). */
const ARTICLES = {
  'F-06': '第六、八、十二条',
  'F-07': '第六、十二条',
  'F-08': '第十二条第3项、第十四条',
  'F-09': '第八条',
};

/** The end of a refusal: 提示 F-07（第六、十二条）。 */
export function byRule(rule: keyof typeof ARTICLES): string {
  return `提示 ${rule}（${ARTICLES[rule]}）。`;
}
