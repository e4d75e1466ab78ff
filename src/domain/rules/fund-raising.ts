import { isNegated, isWarnedOf } from '../text/denial';
import { findAll, placeOf, sentenceOf, widest, writtenWords } from '../text/found';
import { plainText } from '../text/plain';
import type { Rule, RuleSubject } from './rule';

/** readers are asked for money */
const APPEAL =
  /(?:呼吁|号召|倡议|恳请|请|欢迎|期待|邀请|希望|动员|踊跃|一起|伸出援手|献出爱心|奉献爱心|帮帮|救救)[^。!?;\n]{0,20}(?:捐款|捐资|捐助|募捐|筹款|解囊|善款|爱心款|众筹)|(?:捐款|捐助|捐赠|募捐|筹款|众筹|善款|爱心款?)[^,。!?;\n]{0,2}(?:账[号户]|二维码|通道|链接|入口|方式|热线|专户|收款)|扫码[^,。!?;\n]{0,8}(?:捐|献爱心|助力筹)|(?:捐款|善款|捐赠)[^。!?;\n]{0,12}(?:汇至|打到|转到|汇入|转入)|(?:发起|开展|启动|面向社会)[^,。!?;\n]{0,12}(?:募捐|筹款|众筹)|水滴筹|轻松筹|大病筹款/g;
const OVER = /已[^,。!?;\n]{0,6}[捐募筹]|共[捐募筹]|[捐募筹](?:款|集|得|赠)?了|圆满|结束|落幕/;
/** both belong to it */
const CERTIFICATE = /公开募捐资格|公募资格|募捐资格|慈善组织/;
const PLAN = /备案(?:编?号|:)|方案备案|备案[^,。!?;\n]{0,4}\d/;

/** C-25: public fund-raising names the certificate and the number of its plan (慈善法 第二十二—二十五条). */
export const fundRaisingRule: Rule = {
  id: 'C-25',
  version: '1',
  citation: '《慈善法》第二十二条至第二十五条',
  mend: {
    wrong: '正文：请大家踊跃捐款。',
    right: '正文：请大家踊跃捐款。善款由具有公开募捐资格的云雀市慈善总会接收，募捐方案备案编号：53000000ABC。',
  },
  check(subject) {
    if (isRegistered(subject)) return [];
    const [appeal] = widest(findAll(subject.texts, APPEAL)).filter(
      (found) => !OVER.test(sentenceOf(found)) && !isWarnedOf(found) && !isNegated(found),
    );
    if (!appeal) return [];
    const matched = writtenWords(appeal);
    return [
      {
        effect: 'CONFIRM',
        text: `“${matched}”是向公众募捐。请写明有公开募捐资格的慈善组织和募捐方案备案编号，或改写。`,
        matched,
        where: placeOf(appeal),
      },
    ];
  },
};

function isRegistered({ texts, content }: RuleSubject): boolean {
  const all = [...texts.map(({ plain }) => plain.text), plainText(content.reference ?? '')].join('\n');
  return CERTIFICATE.test(all) && PLAN.test(all);
}
