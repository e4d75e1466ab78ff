import { findAll, onceEach, placeOf, sentenceOf, says, writtenWords, type Found } from '../text/found';
import type { Rule } from './rule';

const NATION =
  '(?:总书记|国家主席|国务院总理|副总理|国家领导人|中央政治局|党中央|中共中央|中央军委|全国人大|全国政协|人大常委会|国务院常务会议|外交部|国防部|(?:省|市|区|县)委常委会?|(?:省|市)委书记|省长|部长)';
const ACTED =
  '(?:会见|会谈|会晤|出席|主持召开|召开|发表(?:重要)?讲话|发表声明|强调|指出|抵达|访问|出访|当选|任命|签署|宣布|回应|开幕|闭幕|表决|通过|决定)';
const NEWS = new RegExp(
  [
    `${NATION}[^。!?;\\n]{0,16}${ACTED}`,
    '(?:任命|免去|选举|当选|罢免)[^。!?;\\n]{0,16}(?:省长|市长|区长|县长|书记|部长|主席|主任委员|常委)',
    '(?:俄乌|巴以|中东|台海|南海|朝鲜半岛|中美|中俄|中日|国际|地缘)(?:局势|形势|冲突|战事|战争|关系|对抗|博弈)',
    '(?:美国|俄罗斯|日本|欧盟|以色列|伊朗|乌克兰)[^,。!?;\\n]{0,10}(?:大选|总统|首相|制裁|空袭|导弹|宣战|停火|出兵|政变)',
    '时政(?:新闻|要闻|评论|热点)|国际时事|时事评论',
  ].join('|'),
  'g',
);
/** the company learns, carries out, or rests by it */
const OWN_LIFE =
  /学习|贯彻|落实|传达|宣讲|党课|主题党日|党支部|党委|研讨|收看|观看|心得|知识竞赛|放假|节假日|健康中国|规划纲要|印发|条例|办法|规定|标准/;
/** somebody with a licence said it */
const OFFICIAL_PRESS =
  /新华社|人民日报|人民网|央视|中国政府网|中新社|新华网|来源:|据[\p{Script=Han}]{2,12}(?:报道|消息|发布|通报)/u;

/** C-27: news of politics is not written by the company itself; an official report may be reposted. */
export const politicalNewsRule: Rule = {
  id: 'C-27',
  version: '2',
  citation: '《互联网用户公众账号信息服务管理规定》第五条',
  mend: {
    wrong: '正文：国务院常务会议召开。',
    right: '来源：转载 中国政府网 https://www.example.cn/1\n正文：国务院常务会议召开。',
  },
  postsOnly: true,
  check({ texts, content }) {
    if (content.source?.type === 'REPRINT' || content.original?.url || says(texts, OFFICIAL_PRESS)) return [];
    const isNews = (found: Found) => !OWN_LIFE.test(sentenceOf(found));
    return onceEach(findAll(texts, NEWS).filter(isNews)).map((found) => {
      const matched = writtenWords(found);
      return {
        effect: 'CONFIRM',
        text: `“${matched}”像是自己写的时政新闻。请改为转发官方媒体的原文（“来源：转载 名称 网址”），或删去。`,
        matched,
        where: placeOf(found),
      };
    });
  },
};
