import type { ListEntry } from '../lists/entry';
import { wordsOfKind } from '../lists/matcher';
import { patternIn, type Quote } from '../text/patterns';
import type { Text } from '../text/texts';
import type { Hit, Rule } from './rule';

/** 99%的人都…错, in whatever number */
const MOST =
  /(?:(?:9\d(?:\.\d+)?|100|8\d)%|百分之[八九百][十九]?[一二三四五六七八九]?|[八九]成|绝?大多数|十有八九|十个人?有九个)(?:以上)?的?(?:人|家长|父母|妈妈|女性|男性|女人|男人|中国人|网友|老人|年轻人|患者|家庭)(?:都|还|全|竟|却)?[^,。!?\n]{0,8}(?:错|不知|不懂|不会|没见过|没想到|中招|忽略|忽视|后悔|白|踩坑|误)/gu;
const CRIES =
  /(?:太可怕了|太吓人了|惊人真相|[^,。!?\n]{0,6}惊[出呆]了?一?身?(?:冷汗|所有人)|吓[出得](?:一身)?冷汗|看[完了].{0,4}(?:惊|吓|后悔|沉默|慌)|不看(?:会|要|就)?(?:后悔|晚|亏)|[!]{3,})/gu;
const OPENING = 40;

/** What a title promises, and the words by which the text keeps it. */
const PROMISES: [RegExp, RegExp][] = [
  [/免费|0元/u, /免费|不收费|不要钱|公益|赠|0元|零元|免收|减免|捐/u],
  [/招聘|诚聘/u, /聘|岗位|简历|招募|应聘/u],
  [/停诊|停业|停水|停电|闭店/u, /停|检修|维修|关闭|闭店|暂缓/u],
  [/抽奖|中奖|有奖/u, /奖|礼|中签/u],
  [/放假/u, /假|休息|营业|开放/u],
  [/涨价|降价|调价/u, /价|元|费/u],
  [/讣告|去世|逝世/u, /逝|去世|悼|永远/u],
  [/地震|火灾|爆炸/u, /震|火|爆|灾/u],
];
/** characters that any two texts share */
const FUNCTION =
  /[^\p{Script=Han}]|[的了是在我你您他她它们这那有和与就都也不一个上下来去到把被给让要会能可以为对从中人大小]/gu;
const LONG_TITLE = 10;
const SOME_TEXT = 20;

/** C-18: a title that shouts, or that the text does not keep. */
export const sensationalTitleRule: Rule = {
  id: 'C-18',
  version: '1',
  citation: '《网络信息内容生态治理规定》第七条第（一）项',
  mend: {
    wrong: '标题：震惊！99%的人都喝错了水\n正文：喝水的三个误区。',
    right: '标题：喝水的三个误区\n正文：喝水的三个误区。',
  },
  postsOnly: true,
  check(subject) {
    const { texts } = subject;
    const cries = [...patternIn(texts, MOST), ...patternIn(texts, CRIES)].filter(isOpening);
    const words = wordsOfKind(subject, 'SENSATION')
      .filter(isOpening)
      .filter(
        ({ place }) =>
          !cries.some(
            (cry) => cry.place.field === place.field && cry.place.start <= place.start && place.end <= cry.place.end,
          ),
      );
    const shouted = ({ matched, place, entry }: Quote & { entry?: ListEntry }): Hit => ({
      effect: 'CONFIRM',
      text: `“${matched}”有夸张、博眼球之嫌。请改为平实的说法。`,
      matched,
      where: place,
      ...(entry && { listed: entry }),
    });
    return [...words.map(shouted), ...cries.map(shouted), ...broken(texts)];
  },
};

/** A title, or the first words of a text: they are the title where there is none. */
function isOpening({ text, begin }: Quote): boolean {
  if (text.name === 'title') return true;
  const first = text.plain.text.search(/[。\n]/u);
  return begin < Math.min(OPENING, first < 0 ? OPENING : first);
}

function broken(texts: Text[]): Hit[] {
  const title = texts.find(({ name }) => name === 'title')?.plain.text;
  const rest = texts
    .filter(({ name }) => name !== 'title')
    .map(({ plain }) => plain.text)
    .join('\n');
  if (!title || rest === '') return [];
  const promise = PROMISES.find(([promised, kept]) => promised.test(title) && !kept.test(rest));
  const word = promise && promise[0].exec(title)![0];
  if (word) return [{ effect: 'CONFIRM', text: `标题说“${word}”，正文没有提到。请让标题与正文一致。` }];
  const own = new Set(title.replace(FUNCTION, ''));
  const theirs = rest.replace(FUNCTION, '');
  if (own.size < LONG_TITLE || theirs.length < SOME_TEXT || [...own].some((one) => theirs.includes(one))) return [];
  return [{ effect: 'CONFIRM', text: '标题与正文看不出关联。请让标题与正文一致。' }];
}
