import { onceEach, says } from '../text/found';
import { plainText } from '../text/plain';
import type { Rule, RuleSubject } from './rule';

/** a post of another category that teaches it */
const TEACHES = /养生|调理|功效|食疗|祛湿|补气|补血|泡脚|按揉|穴位|可以治|缓解|适合|宜|体质人群/;
const QUALIFIED = /中医师|(?:主任|副主任|主治|执业)(?:中)?医师|主任药师|执业药师|中药师|教授|研究员|国医大师|名老?中医/;
const REVIEWED = /审核|审校|审定|审阅|审稿|把关|作者|撰文|供稿|指导|讲解|主讲|介绍|提醒|表示|建议|说|专家/;
/** a room, a day, a course: nothing is taught */
const ONLY_NAMED = /诊室|门诊|科室|医院|药大学|学院|义诊|招聘|搬迁|开诊|停诊/;

/** C-26: knowledge of traditional medicine is reviewed by somebody qualified (中医药法 第四十六条). */
export const traditionalMedicineRule: Rule = {
  id: 'C-26',
  version: '1',
  citation: '《中医药法》第四十六条',
  mend: {
    wrong: '类别：2\n正文：常按足三里，健脾又养胃。',
    right: '类别：2\n依据：审核人 贺砚秋 主任中医师\n正文：常按足三里，健脾又养胃。',
  },
  postsOnly: true,
  check(subject) {
    const words = subject.words.filter(({ entry }) => entry.kind === 'TRADITIONAL_MEDICINE');
    const [first] = onceEach(words);
    if (!first || !teaches(subject, new Set(words.map(({ entry }) => entry.pattern)).size) || isReviewed(subject))
      return [];
    return [
      {
        effect: 'CONFIRM',
        text: `“${first.matched}”属于中医药知识，要由中医药专业人员审核。请补一行“依据：审核人 姓名 职称”，或写明讲解的医师。`,
        matched: first.matched,
        where: first.place,
        listed: first.entry,
        citation: first.entry.citation,
      },
    ];
  },
};

/** @param kinds how many different listed words there are */
function teaches({ content, texts }: RuleSubject, kinds: number): boolean {
  if (content.category === 2) return true;
  return says(texts, TEACHES) && (kinds >= 2 || !says(texts, ONLY_NAMED));
}

/** In one sentence, or in 依据, where naming somebody qualified is enough. */
function isReviewed({ content, texts }: RuleSubject): boolean {
  if (QUALIFIED.test(plainText(content.reference ?? ''))) return true;
  return texts.some(({ plain }) =>
    plain.text.split(/[。!?;\n]/).some((sentence) => QUALIFIED.test(sentence) && REVIEWED.test(sentence)),
  );
}
