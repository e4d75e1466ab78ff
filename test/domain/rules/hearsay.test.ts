import { examples } from './examples';

const body = (text: string) => ({ body: text });

examples('C-14', {
  hits: [
    { name: 'they say', content: body('据悉，明年起多个体检项目将取消'), effect: 'CONFIRM', matched: '据悉' },
    { name: 'on the net', content: body('网传这种水果不能和牛奶同吃'), effect: 'CONFIRM', matched: '网传' },
    { name: 'a title', content: { title: '听说明年体检项目要大调整' }, effect: 'CONFIRM', matched: '听说' },
    { name: 'an expert', content: body('有专家建议每天喝八杯水'), effect: 'CONFIRM', matched: '有专家建议' },
    { name: 'experts who say', content: body('专家表示，少盐有益健康'), effect: 'CONFIRM', matched: '专家表示' },
    { name: 'a study', content: body('研 究表明，午睡能让人更聪明'), effect: 'CONFIRM', matched: '研 究表明' },
    { name: 'scientists', content: body('科学家发现长寿的秘密'), effect: 'CONFIRM', matched: '科学家发现' },
    {
      name: 'a university without a name',
      content: body('国外某知名大学的研究发现，咖啡护肝'),
      effect: 'CONFIRM',
      matched: '研究发现',
    },
    { name: 'insiders', content: body('知情人士透露，这家店要搬'), effect: 'CONFIRM', matched: '知情人士' },
    {
      name: 'a doctor without a name',
      content: body('某医生爆料，据说大家都吃错了药'),
      effect: 'CONFIRM',
      matched: '据说',
    },
    {
      name: 'data without a source',
      content: body('数据显示，八成人睡眠不足'),
      effect: 'CONFIRM',
      matched: '数据显示',
    },
  ],
  misses: [
    { name: 'a rumour that is set right', content: body('网传隔夜菜致癌？这个说法不实') },
    { name: 'an answer to a rumour', content: { title: '关于饮水传言的说明', body: '自来水检测合格，报告见公告栏。' } },
    { name: 'a denial in the title', content: { title: '辟谣｜听说吃醋能软化血管', body: '研究表明，并不能。' } },
    { name: 'a study by its name', content: body('《柳叶刀》2023年发表的研究显示，多走路有益') },
    {
      name: 'the title is borne by the text',
      content: { title: '研究发现：多走路更健康', body: '据云雀大学2025年发布的报告，每天8000步效果明显。' },
    },
    { name: 'an expert by name', content: body('云雀市人民医院内科郑主任医师表示，少盐有益健康') },
    { name: 'a line 依据', content: { ...body('研究表明，午睡有益'), reference: '某学会《睡眠指南》' } },
    {
      name: 'a reprint with its address',
      content: {
        ...body('据悉，规范将于9月1日实施'),
        source: { type: 'REPRINT', name: '云雀市市场监督管理局官网', url: 'https://www.example.cn/1' },
      },
    },
    { name: 'an announcement', content: body('云雀市市场监督管理局6月29日公告，规范将于9月1日实施') },
    { name: 'what we held ourselves', content: body('据悉，本次活动共有46名员工参加') },
    { name: 'our own survey', content: body('本次问卷调查显示，九成顾客满意') },
    { name: 'experts who are there', content: body('现场有专家答疑，欢迎参加义诊') },
    { name: 'listening and reading', content: body('老年大学开设英语听说课，听说过的都说好') },
  ],
});
