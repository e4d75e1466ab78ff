import { examples } from './examples';

const body = (text: string) => ({ body: text });

examples('C-15', {
  hits: [
    {
      name: 'a car',
      content: body('转发抽奖，一等奖为价值12万元的小汽车1台，5月1日开奖'),
      effect: 'BLOCK',
      matched: '12万元',
    },
    {
      name: 'a yuan too much',
      content: body('抽取幸运读者1名，奖金５０００１元'),
      effect: 'BLOCK',
      matched: '５０００１元',
    },
    { name: 'a sum in words', content: body('抽奖大奖六万元，截止5月1日，共1名'), effect: 'BLOCK', matched: '六万元' },
    { name: 'cash on a wheel', content: body('大转盘最高可赢现金￥88,888'), effect: 'BLOCK' },
    { name: 'an undated draw', content: body('转发并关注，抽取幸运粉丝送好礼'), effect: 'CONFIRM' },
    { name: 'a draw for buyers', content: body('购买套餐即可参与抽奖，大奖等你来'), effect: 'CONFIRM' },
    { name: 'a sure prize', content: body('扫码百分百中奖，规则见活动页'), effect: 'CONFIRM', matched: '百分百中奖' },
    { name: 'a sure gain', content: body('加盟我们，稳赚 不赔'), effect: 'CONFIRM', matched: '稳赚 不赔' },
    { name: 'a miracle', content: body('喝一周，7天瘦10斤'), effect: 'CONFIRM', matched: '7天瘦10斤' },
    { name: 'for ever', content: body('办卡终身免费'), effect: 'CONFIRM', matched: '终身免费' },
  ],
  misses: [
    { name: 'exactly the limit, with clear rules', content: body('抽取1名幸运读者，大奖5万元，5月1日开奖') },
    { name: 'a clear draw', content: body('转发本条，4月30日抽取10位读者，每人送体检券1张') },
    { name: 'rules elsewhere', content: body('参与抽奖，活动规则见公司网站') },
    { name: 'an award for work', content: body('团队获科技进步奖，奖金20万元') },
    { name: 'a gift to a school', content: body('公司捐赠奖学金10万元，抽出时间陪孩子读书') },
    { name: 'all prizes together', content: body('4月30日抽取200名，奖品总价值8万元') },
    { name: 'a party that is over', content: body('年会圆满结束，抽奖环节笑声不断') },
    { name: 'a contest of skill', content: body('摄影展征稿，设一等奖1名，奖品为相机') },
    { name: 'a warning', content: body('警惕“稳赚不赔”“扫码赢大奖”的骗局') },
    { name: 'a healthy pace', content: body('减重宜慢，每月减2至4斤') },
  ],
});
