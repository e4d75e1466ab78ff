/** The ordered list of rules. To add one: a file here with a name and a check, one line below, a table of examples as its test. */
import { isPost } from '../codes';
import { wordsIn } from '../lists/matcher';
import type { Finding } from '../submission';
import { textsOf } from '../text/texts';
import { absoluteTermsRule } from './absolute-terms';
import { advertisingLabelRule } from './advertising-label';
import { aiLabelRule } from './ai-label';
import { categoryRule } from './category';
import { demeaningWordsRule } from './demeaning-words';
import { epidemicRumoursRule } from './epidemic-rumours';
import { freshnessRule } from './freshness';
import { fundRaisingRule } from './fund-raising';
import { healthAndContactRule } from './health-and-contact';
import { healthVideoRule, videoHostRule } from './health-video';
import { hearsayRule } from './hearsay';
import { heroesRule } from './heroes';
import { insideInformationRule } from './inside-information';
import { interfaceLimitRule } from './interface-limit';
import { routineLeadRule, urgencyReasonRule, urgentLeadRule } from './lead-time';
import { linkRule } from './link';
import { listedPersonRule } from './listed-person';
import { mapApprovalRule } from './map-approval';
import { medicalClaimsRule } from './medical-claims';
import { minorsRule } from './minors';
import { personalDataRule } from './personal-data';
import { pictureRule } from './picture';
import { politicalNewsRule } from './political-news';
import { prizesRule } from './prizes';
import { pictureOriginRule } from './picture-origin';
import { portraitRule } from './portrait';
import { relativeTimeRule } from './relative-time';
import { repostRule } from './repost';
import { restrictedGoodsRule } from './restricted-goods';
import type { AnsweredBy, Hit, Matter, Mend, Rule, RuleSubject } from './rule';
import { scopeRule } from './scope';
import { secrecyDeclarationRule } from './secrecy-declaration';
import { sensationalTitleRule } from './sensational-title';
import { slotRule } from './slot';
import { slurRule } from './slur';
import { sourceRule } from './source';
import { stateSymbolsRule } from './state-symbols';
import { territoryRule } from './territory';
import { traditionalMedicineRule } from './traditional-medicine';
import { typosRule } from './typos';
import { vaccineSafetyRule } from './vaccine-safety';
import { viceRule } from './vice';

export const RULES: Rule[] = [
  secrecyDeclarationRule,
  sourceRule,
  healthVideoRule,
  videoHostRule,
  routineLeadRule,
  urgentLeadRule,
  categoryRule,
  repostRule,
  freshnessRule,
  slotRule,
  pictureRule,
  interfaceLimitRule,
  urgencyReasonRule,
  scopeRule,
  linkRule,
  insideInformationRule,
  absoluteTermsRule,
  medicalClaimsRule,
  healthAndContactRule,
  advertisingLabelRule,
  personalDataRule,
  minorsRule,
  portraitRule,
  pictureOriginRule,
  mapApprovalRule,
  aiLabelRule,
  epidemicRumoursRule,
  hearsayRule,
  prizesRule,
  stateSymbolsRule,
  territoryRule,
  sensationalTitleRule,
  demeaningWordsRule,
  viceRule,
  slurRule,
  listedPersonRule,
  typosRule,
  heroesRule,
  fundRaisingRule,
  traditionalMedicineRule,
  politicalNewsRule,
  restrictedGoodsRule,
  vaccineSafetyRule,
  relativeTimeRule,
];

/** Everything the rules say about a matter, in the order of the list. @param at epoch ms: listed words count that are valid then */
export function runRules(matter: Matter, version: number, at: number): Finding[] {
  const subject = subjectOf(matter, at);
  const { kind = 'ORIGINAL' } = matter;
  return RULES.filter(({ postsOnly }) => !postsOnly || isPost({ kind })).flatMap((rule) =>
    rule.check(subject).map((hit) => ({
      rule: rule.id,
      ruleVersion: rule.version,
      version,
      effect: hit.listed?.effect === 'BLOCK' ? 'BLOCK' : hit.effect,
      text: hit.where?.field === 'original' ? ofTheOriginal(hit) : hit.text,
      matched: hit.matched ?? null,
      ...(hit.where && { where: hit.where }),
      ...(hit.listed && { listVersion: matter.lists.version }),
      citation: hit.citation ?? rule.citation,
      at,
      answer: null,
    })),
  );
}

/** Nobody can mend what somebody else has written. */
function ofTheOriginal({ effect, text }: Hit): string {
  const instead = { BLOCK: '请换一条转发，或不转发。', CONFIRM: '请换一条转发，或写明理由。', HINT: '' }[effect];
  return `转发的原文里：${text}原文不能改${instead ? `，${instead}` : '。'}`;
}

/** The matter with its texts read once; a request to take down has none that anybody will read. @param at epoch ms */
export function subjectOf(matter: Matter, at: number): RuleSubject {
  const texts = matter.kind === 'TAKEDOWN' ? [] : textsOf(matter.content);
  return { ...matter, texts, words: wordsIn(texts, matter.lists, at), at };
}

/** Who answers what a rule asks; null: the author, with a reason of its own. */
export function answererOf(ruleId: string): AnsweredBy | null {
  return RULES.find(({ id }) => id === ruleId)?.answeredBy ?? null;
}

/** An example of how to mend what a rule found; null for a rule of an earlier version of the program. */
export function mendOf(ruleId: string): Mend | null {
  return RULES.find(({ id }) => id === ruleId)?.mend ?? null;
}

export type { AnsweringSigner, Matter, Rule, RuleSubject } from './rule';
