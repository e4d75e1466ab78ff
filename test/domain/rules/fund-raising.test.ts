import { examples } from './examples';

const body = (text: string) => ({ body: text });
const REGISTERED = '由具有公开募捐资格的云雀市慈善总会接收，募捐方案备案编号：53000000ABC';

examples('C-25', {
  hits: [
    { name: 'an appeal', content: body('呼吁社会各界为小患者捐款'), effect: 'CONFIRM' },
    { name: 'an account', content: body('捐款账号：工行 0000'), effect: 'CONFIRM', matched: '捐款账号' },
    { name: 'a code', content: body('扫 码献爱心，每一元都是希望'), effect: 'CONFIRM', matched: '扫 码献爱心' },
    { name: 'a campaign', content: { title: '我们发起爱心筹款' }, effect: 'CONFIRM' },
    { name: 'a platform', content: body('他的水滴筹请大家看看'), effect: 'CONFIRM', matched: '水滴筹' },
    {
      name: 'only half of what is needed',
      content: { ...body('请大家捐款'), reference: '某基金会有公开募捐资格' },
      effect: 'CONFIRM',
    },
  ],
  misses: [
    { name: 'certificate and plan in the text', content: body(`请大家踊跃捐款。${REGISTERED}`) },
    { name: 'certificate and plan in 依据', content: { ...body('请大家踊跃捐款'), reference: REGISTERED } },
    { name: 'what was given', content: body('公司向云雀市红十字会捐款10万元') },
    { name: 'places that were given', content: body('十周年公益体检名额已全部捐给环卫工人') },
    { name: 'what the staff gave', content: body('倡议发出后，员工共捐款3万元') },
    { name: 'blood', content: body('请踊跃参加无偿献血') },
    { name: 'books', content: body('图书漂流角欢迎捐赠闲置图书') },
    { name: 'a warning', content: body('警惕冒名募捐：陌生人发来的捐款二维码不要扫') },
  ],
});
