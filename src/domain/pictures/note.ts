/**
 * What an author says of a picture, in the brackets behind `图片：N张`: caption, origin, licence, people, consent, and where it applies
 * map number and AI label (`domain.md` §3.2). Any order; what is not said is null.
 */
import { plainText } from '../text/plain';
import { remembered } from '../text/remembered';

export type Origin = 'SHOT' | 'DRAWN' | 'OWN' | 'AI' | 'LICENSED' | 'REPRINT' | 'UNKNOWN';

export interface PictureNote {
  /** as it was written; null when the first words already say something else */
  caption: string | null;
  origin: Origin | null;
  /** whose it is, or by which leave it is used; `公司自有`, `图库授权` */
  licensed: boolean;
  /** null: not said */
  people: { adults: boolean; minors: boolean } | null;
  /** nobody in it can be recognised: from behind, far away, faces covered */
  unrecognisable: boolean;
  consent: { own: boolean; guardian: boolean };
  map: { national: boolean; exempt: boolean; approved: boolean } | null;
  ai: { made: boolean; labelled: boolean };
  /** the whole note in its plain form */
  plain: string;
}

const SEPARATOR = /[,，、;；。|/／\s]+/;
const NUMBERING = /^(?:图片?|第)?[\d一二三四五六七八九十]{1,2}(?:张|幅)?[.、:：)）]\s*/;
/** taken out before "not" is looked for: 未成年人 is not a negation */
const MINOR = /未成年人?|未满1[48]周?岁/g;
const NOT = /未|没|无|不|非|尚|待补|待定|否|缺/;
const DENIED = /^(?:非|不|未|没|无|并非)|(?:否|没有|:无)$/;

const NOBODY =
  /(?:无|没有?|不含|不涉及|未出现)(?:真实|具体|可识别)?(?:人物|人像|人脸|人员|人(?!机|驾|值守|售|同意))|^人物:?(?:无|没有)$|空镜|^纯(?:风景|文字|图形)/;
const MINORS =
  /(?:minor|儿童|孩子?|小朋友|(?<![大留])学生|婴儿|幼儿|宝宝|少年)(?!们?的?(?:家长|父母|妈妈|爸爸))|小[男女]孩|[男女]孩|患儿/;
const ADULTS =
  /成年人|成人|大人|员工|同事|职工|医生|医护|护士|专家|讲师|领导|志愿者|顾客|客户|患者|家长|老人|老师|大学生|选手|嘉宾|观众|路人|人物|人像|合影|合照/;
const SAYS_PEOPLE = /^(?:有|含|包含|出现|拍到|涉及|人物|出镜)/;
const HIDDEN =
  /打了?码|马赛克|遮挡|遮脸|模糊处理|背影|远景|(?:看不清|无法辨认|不可辨认|无法识别|不可识别)|[不未没]露脸/;

const GUARDIAN = /监护人|家长|父母|妈妈|爸爸/;
const AGREES = /同意|授权|许可|知情|签字|签署/;
/** 图库授权 is a licence, 本人授权 a consent */
const PERSONAL = /同意|知情|本人|肖像|出镜|当事人|监护人|家长|父母/;

const UNKNOWN =
  /(?:来源|出处|作者):?(?:不明|不详|未知|不清|不知|未注明|待查|待补|待定|没有|无$)|(?:不知|不清楚|忘)(?:道|了|记)*(?:来源|出处|从?哪)|(?:无|没有?|未注明)(?:来源|出处)|网图|网络(?:图片|下载|搜索|转载|素材)|(?:来自|源于|来源:?|取自|摘自|转自|出自)(?:互联网|网络|网上)(?!医院|大会|公司)|网上(?:找|搜|下载|存|看到)|(?:百度|必应|谷歌)(?:搜|图片|上|下载|$)|随手(?:存|找|下)|^(?:网络|互联网|网上|朋友圈|微信群|群里|不明|未知|不详|不清楚|不知道|忘了)$|(?:群里|朋友圈)(?:转|存|看到)的?$/;
const SHOT =
  /自拍|自摄|实拍|抓拍|(?:自己|自行|本人|公司|本司|我司|部门?|员工|同事|我们|门店|现场|人员|职工)(?:所)?(?:拍摄|拍的|拍$|摄影|摄$)|^拍摄(?:者|人)?:|^(?:摄影|摄)(?:师|者)?:|现场照片/;
const DRAWN =
  /自绘|自制|自画|自创|自行?设计|手绘|(?:自己|自行|本人|公司|本司|我司|部门?|员工|同事|我们|美工|职工)(?:所)?(?:绘制|设计|制作|画的?$|做的?$)|^原创|^(?:绘制|设计|制作)(?:者|人)?:|(?:系统|自行?)截图/;
const OWN = /(?:公司|本司|我司|单位)(?:自有|所有|版权)|自有|本公司版权|(?:员工|同事|职工|部门|门店|公司)提供/;
const LICENCE = /授权|图库|购买|正版|许可|cc0|cc-?by|公有领域|公共领域|免版税|可商用|买断|委托(?:创作|拍摄|设计)/;
const REPRINT = /转载|转自|引自|摘自|取自|来源:?.|来自|供图|图源|图据|图自|提供/;

const MAP = /地图|版图|疆域图|疆界|区划图|(?:中国|全国|我国|全球|世界|各省).{0,8}(?:分布|网点|布局|覆盖)(?:示意)?图/;
const NATIONAL = /中国(?![馆城街院])|全国|我国|版图|疆域|疆界|世界(?!公园|之窗)|全球|亚洲|各省|国界/;
const SKETCH =
  /景区|导览|导游|公园|街区|街道|街景|地铁|轻轨|轨道|公交|线路|路线|步道|楼层|平面(?!设计)|园区|院区|校园|停车|店内|展位|会场|指引|思维|知识|健康地图/;
const APPROVAL = /[a-z\u4e00-\u9fff]{0,2}s[a-z\u4e00-\u9fff]{0,2}[([〔【]?(?:19|20)\d\d[)\]〕】]?第?\d{1,6}号?/;

const AI_MADE =
  /(?:ai|人工智能|大模型)(?:生成|制作|绘制|绘图|绘画|作图|创作|合成|画|图|海报|插画)|^(?:用|由|为|是|使用)?(?:ai|人工智能)(?:做|出)?的?$|文生图|图生图|aigc/;
const AI_LABEL = /标识|(?=.*(?:ai|人工智能|生成))(?:.*(?:标注|标签|水印|标明|角标|字样))/;

/** more pictures than the posts of a day have */
const MOST_NOTES = 200;

/** Read one note. Never fails: what is not understood is part of the caption. */
export const readPictureNote = remembered(readNote, MOST_NOTES);

function readNote(written: string): PictureNote {
  const words = written.trim().replace(NUMBERING, '').split(SEPARATOR).filter(Boolean);
  const tokens = words.map((word) => plainText(word).replace(MINOR, 'minor')).filter(Boolean);
  const origin = originOf(tokens);
  const [first = ''] = tokens;
  const named = first !== '' && !isStatement(first);
  return {
    caption: named ? words[0]! : null,
    origin,
    licensed: tokens.some((token) => (OWN.test(token) || LICENCE.test(token)) && !NOT.test(token)),
    // the caption names what is shown; it says who is in it only where nothing else does
    people: peopleOf(named ? tokens.slice(1) : tokens, named ? first : '', origin),
    unrecognisable: tokens.some((token) => HIDDEN.test(token) && !/^(?:未|没有?|无)(?!法)(?!露)/.test(token)),
    consent: consentOf(tokens),
    map: mapOf(tokens, named ? first : '', plainText(written)),
    ai: aiOf(tokens),
    plain: plainText(written),
  };
}

/** Is the first word already more than a caption? */
function isStatement(token: string): boolean {
  const saysPeople = SAYS_PEOPLE.test(token) && (ADULTS.test(token) || MINORS.test(token));
  const agrees = PERSONAL.test(token) && AGREES.test(token);
  return originOf([token]) !== null || NOBODY.test(token) || saysPeople || agrees;
}

const STATED: [Origin, (token: string) => boolean][] = [
  ['UNKNOWN', (token) => UNKNOWN.test(token) && !/^(?:非|不是|并非)/.test(token)],
  ['SHOT', (token) => SHOT.test(token) && !NOT.test(token)],
  ['DRAWN', (token) => DRAWN.test(token) && !NOT.test(token)],
  ['AI', isAiMade],
  ['LICENSED', (token) => LICENCE.test(token) && !PERSONAL.test(token) && !NOT.test(token)],
  ['OWN', (token) => OWN.test(token) && !NOT.test(token)],
  ['REPRINT', (token) => REPRINT.test(token) && !/^(?:非|不是|并非)/.test(token)],
];

function originOf(tokens: string[]): Origin | null {
  return STATED.find(([, states]) => tokens.some(states))?.[0] ?? null;
}

function peopleOf(said: string[], caption: string, origin: Origin | null): PictureNote['people'] {
  const shown = said.filter((token) => !NOBODY.test(token) && !AGREES.test(token) && originOf([token]) === null);
  const minors = shown.some((token) => MINORS.test(token) && !NOT.test(token));
  const adults = shown.some((token) => ADULTS.test(token) && !NOT.test(token));
  if (minors || adults) return { adults, minors };
  const nobody = [...said, caption].some((token) => NOBODY.test(token));
  // drawn people are nobody's face
  if (nobody || origin === 'DRAWN' || origin === 'AI') return { adults: false, minors: false };
  const guessed = { adults: ADULTS.test(caption), minors: MINORS.test(caption) };
  return guessed.adults || guessed.minors ? guessed : null;
}

function consentOf(tokens: string[]): PictureNote['consent'] {
  const given = tokens.filter((token) => AGREES.test(token) && PERSONAL.test(token) && !NOT.test(token));
  return {
    own: given.some((token) => !GUARDIAN.test(token) || /本人|均|都|全体/.test(token)),
    guardian: given.some((token) => GUARDIAN.test(token)),
  };
}

function mapOf(tokens: string[], caption: string, whole: string): PictureNote['map'] {
  const shown = tokens.filter((token) => MAP.test(token) && !/^(?:无|没有?|不含|非)/.test(token));
  if (shown.length === 0) return null;
  const national = shown.some((token) => NATIONAL.test(token));
  const exempt = !national && [...shown, caption].some((token) => SKETCH.test(token));
  return { national, exempt, approved: APPROVAL.test(whole) };
}

function isAiMade(token: string): boolean {
  return AI_MADE.test(token) && !DENIED.test(token);
}

function aiOf(tokens: string[]): PictureNote['ai'] {
  const labelled = tokens.some((token) => AI_LABEL.test(token) && !NOT.test(token));
  return { made: tokens.some(isAiMade), labelled };
}
