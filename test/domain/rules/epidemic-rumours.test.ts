import { examples } from './examples';

const body = (text: string) => ({ body: text });

examples('C-13', {
  hits: [
    { name: 'a number of cases', content: body('我市新增3例确诊病例，大家别出门'), effect: 'BLOCK', matched: '3例' },
    {
      name: 'a number in words',
      content: body('听说幼儿园十几名孩子感染诺如病毒'),
      effect: 'BLOCK',
      matched: '十几名',
    },
    { name: 'the number first', content: body('已有２０多人出现新冠阳性'), effect: 'BLOCK' },
    { name: 'an unknown fever', content: body('某小区出现不明原因发热'), effect: 'BLOCK', matched: '不明原因发热' },
    { name: 'a mysterious virus', content: { title: '神秘病毒来了' }, effect: 'BLOCK', matched: '神秘病毒' },
    { name: 'a call to spread it', content: body('紧急 扩散！医院的朋友说的'), effect: 'BLOCK', matched: '紧急 扩散' },
    { name: 'hurry', content: body('流感死亡人数上升，赶紧转发给家人'), effect: 'BLOCK', matched: '赶紧转发' },
    { name: 'an outbreak somewhere', content: body('城东小学爆发聚集性感染'), effect: 'BLOCK' },
    { name: 'a closed city', content: body('明天就要封城，多囤点菜'), effect: 'BLOCK' },
    { name: 'an authority that is said to be silent', content: body('新增5例确诊病例，疾控还没公布'), effect: 'BLOCK' },
    { name: 'somebody who knows somebody', content: body('疾控的朋友说新增5例确诊病例'), effect: 'BLOCK' },
    { name: 'food poisoning', content: body('一中学30人食物中毒送医'), effect: 'BLOCK', matched: '30人' },
    {
      name: 'a reference that is none',
      content: { ...body('不明发热正在我市蔓延'), reference: '微信群聊天' },
      effect: 'BLOCK',
    },
  ],
  misses: [
    { name: 'an authority quoted', content: body('云雀市疾病预防控制中心11月26日发布提示，流感活动进入上升期') },
    { name: 'a number with its authority', content: body('据云雀市卫生健康委员会通报，全市新增3例确诊病例') },
    {
      name: 'an authority in 依据',
      content: { ...body('全市新增3例确诊病例'), reference: '云雀市疾控中心通报，2026-11-26' },
    },
    {
      name: 'an authority reprinted',
      content: {
        ...body('全市新增3例确诊病例'),
        source: { type: 'REPRINT', name: '云雀市卫健委', url: 'https://www.example.cn/1' },
      },
    },
    { name: 'a denial by the authority', content: body('辟谣：网传“某小区不明发热”不实，云雀市疾控中心已澄清') },
    { name: 'staff who are vaccinated', content: body('46名员工接种流感疫苗') },
    { name: 'advice about a symptom', content: body('长期不明原因发热、消瘦，应及时就医检查') },
    { name: 'a feeling that is catching', content: body('120名志愿者的热情感染了在场的每个人') },
    { name: 'cases that are discussed', content: body('病例讨论会上，专家点评了3例疑难病例') },
    { name: 'an event', content: body('9月26日，11支队伍、320人参加合唱比赛') },
    { name: 'a repost', content: body('转发提醒：退费不会要求您提供验证码') },
    { name: 'a road that is closed', content: body('周六马拉松，8点起将封路') },
    { name: 'a share of people', content: { category: 2, body: '大约每10人中有1人感染过这种病毒' } },
    { name: 'how to prevent it', content: body('流感季节勤洗手、常通风，出现发热及时就诊，不带病上班') },
  ],
});
