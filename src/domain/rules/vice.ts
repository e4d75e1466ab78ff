import { wordsOfKind } from '../lists/matcher';
import { sentenceOf } from '../text/found';
import { standsBetween } from '../text/patterns';
import type { Rule } from './rule';

/** 面色情况, 拒绝色情 */
const CHANCE = /^(?:况|形|绪|景|感|节|怀|愫)/u;
/** whoever warns, bans or teaches */
const WARNING =
  /(?:禁毒|禁赌|反诈|防诈|防艾|反恐|扫黄|打非|防暴|警惕|提防|防范|谨防|预防|拒绝|抵制|远离|举报|打击|查处|严禁|禁止|诈骗|骗局|骗子|陷阱|危害|违法|犯罪|演练|戒毒|切勿|不要|不参与|勿|警方|民警|公安|法律|法院|判|科普|宣传|知识|成瘾|艾滋|传播|安全套|辨别|识别|识破)/u;
/** whoever invites */
const LURE =
  /(?:加(?:微信|qq|v)|点击|扫码|注册|送彩金|彩金|体验金|等你|开户|充值|返水|返利|私聊|上门|包夜|出售|有货|下单|赢大?钱|稳赚|入口|进群)/u;

/** C-20: sex, gambling, violence, terror; teaching against them passes, an invitation does not. */
export const viceRule: Rule = {
  id: 'C-20',
  version: '1',
  citation: '《管理办法》第十六条第4项；《治安管理处罚法》第八十条；《网络信息内容生态治理规定》第六条',
  mend: { wrong: '标题：世界杯赌球攻略', right: '标题：世界杯观赛指南' },
  check(subject) {
    const title = subject.texts.find(({ name }) => name === 'title')?.plain.text ?? '';
    return wordsOfKind(subject, 'OBSCENE')
      .filter((found) => !standsBetween(found, null, CHANCE))
      .filter((found) => {
        const sentence = sentenceOf(found);
        return LURE.test(sentence) ? !isQuotedLure(sentence) : !WARNING.test(sentence) && !WARNING.test(title);
      })
      .map(({ matched, place, entry }) => ({
        effect: 'BLOCK',
        text: `“${matched}”涉及${entry.note}。请删去；确为禁毒、反诈等宣传的，请写明劝诫的意思。`,
        matched,
        where: place,
        listed: entry,
      }));
  },
};

/** A warning that says what the bait looks like: 凡是“扫码送彩金”的都是骗局. */
function isQuotedLure(sentence: string): boolean {
  return /(?:诈骗|骗局|陷阱|切勿|不要|警惕|谨防|举报|警方|民警|公安|犯罪|违法)/u.test(sentence);
}
