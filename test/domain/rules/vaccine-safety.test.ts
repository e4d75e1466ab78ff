import { examples } from './examples';

const body = (text: string) => ({ body: text });

examples('C-29', {
  hits: [
    { name: 'a reaction', content: body('接种后可能出现不良反应'), effect: 'CONFIRM', matched: '不良反应' },
    { name: 'a praise', content: body('这种疫苗绝对安全'), effect: 'CONFIRM', matched: '绝对安全' },
    { name: 'a scare', content: body('打疫苗会导致自闭症？'), effect: 'CONFIRM', matched: '自闭症' },
    { name: 'a scandal', content: body('小心问 题疫苗'), effect: 'CONFIRM', matched: '问 题疫苗' },
    { name: 'what is normal', content: body('打完预防针，局部红肿是正常的'), effect: 'CONFIRM' },
    { name: 'safe and effective', content: { title: '流感疫苗安全有效' }, effect: 'CONFIRM', matched: '安全有效' },
  ],
  misses: [
    { name: 'where to ask', content: body('接种安排请咨询当地接种单位') },
    { name: 'an authority quoted', content: body('国家疾控局发布：流感疫苗的不良反应多为轻微、一过性') },
    {
      name: 'an authority in 依据',
      content: { ...body('接种后可能出现不良反应'), reference: '云雀市疾控中心《接种须知》' },
    },
    { name: 'who was vaccinated', content: body('46名员工接种了流感疫苗') },
    { name: 'another safety', content: body('下雨路滑，出行安全第一。疫苗接种门诊照常开放') },
    { name: 'the way in', content: body('接种点设有安全出口和安全通道') },
    { name: 'a medicine', content: body('服药前请阅读说明书中的不良反应') },
  ],
});
