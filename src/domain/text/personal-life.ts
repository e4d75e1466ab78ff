/** Where somebody lives, and who is ill: told by the words around a name or a door number. */
import { patternIn, type Quote } from './patterns';
import type { Text } from './texts';

const HOME =
  /(?:家住|住址|现住|家庭(?:住|地)址|居住在|户籍地?址?|住在)[是为:在]?[^,。;\n]{2,30}?\d+(?:号|室|栋|幢|单元|弄|组)(?:[^,。;\n]{0,12}\d+(?:号|室|户))?/gu;
/** block, entrance and door of a dwelling; offices have floors and no entrances */
const DOOR = /[^,。;:\n]{0,20}\d+(?:号楼|栋|幢|座)\d+单元\d+(?:室|号|户)?/gu;
const WORKPLACE = /大厦|广场|中心|写字楼|门店|园区|总店|大楼|医院|学校|公司|诊所|体检|服务站/u;

/** Addresses down to the door. */
export function addressesIn(texts: Text[]): Quote[] {
  const homes = patternIn(texts, HOME);
  const doors = patternIn(texts, DOOR).filter(
    ({ matched, text, begin }) =>
      !WORKPLACE.test(matched) && !homes.some((home) => home.text === text && home.begin <= begin && begin < home.end),
  );
  return [...homes, ...doors];
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严武戚莫孔向汤霍蓝纪柯安乔闻季';
/** characters a given name hardly has and other words do */
const NO_NAME =
  '的了是在和与就都也不一个上下来去到把被给让人者们年月日时众体性病血压糖癌炎症尿心肺肝肾肠胃某先生女士阿姨大爷叔伯师医患孩童老少男因会能可易常曾经多有如';
/** A name as most are: a surname and one or two characters. For a pattern with the flag u. */
export const NAME = `[${SURNAMES}](?:(?![${NO_NAME}])\\p{Script=Han}){1,2}`;
const SICK = '(?:确诊|罹患|患有?|患上|查出|检出|感染|得了|被诊断(?:为|出)?|诊断为|不幸患)';
const ILLNESS =
  '(?:[^,。;\\n]{0,6}(?:癌|瘤|艾滋|hiv|梅毒|淋病|结核|肝炎|乙肝|丙肝|糖尿病|高血压|抑郁|精神|白血病|尿毒|肾衰|心脏病|冠心病|新冠|流感|甲流|肺炎|癫痫|不孕|传染病|阳性|脑梗|中风|帕金森|阿尔茨海默|红斑狼疮))';
const ILL = new RegExp(
  `(?:(?<=^|[,。;:!?\\n、"“(]|患者|病人|同事|顾客|员工|会员|客户|居民|学员|职工|村民|市民|同学|业主)|(?<=为|对|给|与))${NAME}(?:[,、(]?(?:男|女)?[,、]?\\d{1,3}岁[,、)]?)?(?:于?(?:今年|去年|近日|日前|上月|上周|昨天|今天|\\d{1,4}[年月日号]){1,3})?(?:体检(?:时|中)?|检查(?:时|中)?)?[,]?(?:被|已|不幸|刚|近日|再次)?${SICK}${ILLNESS}`,
  'giu',
);
const RECORD = new RegExp(`(?:患者|姓名|病人)(?:姓名)?:${NAME}[^。]{0,40}?(?:诊断|病情|病名|患病)[^。]{0,4}:`, 'gu');

/** Somebody by name, with an illness. Masked names (李某, 王女士) are no names. */
export function illnessesIn(texts: Text[]): Quote[] {
  return [...patternIn(texts, ILL), ...patternIn(texts, RECORD)];
}
