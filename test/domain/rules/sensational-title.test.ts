import { examples } from './examples';

examples('C-18', {
  hits: [
    {
      name: 'a cry',
      content: { title: '震惊！99%的人都喝错了水', body: '喝水的好习惯' },
      effect: 'CONFIRM',
      matched: '震惊',
    },
    {
      name: 'most people',
      content: { title: '九成家长都不知道的护眼误区', body: '护眼要多去户外' },
      effect: 'CONFIRM',
    },
    { name: 'another number', content: { title: '95%以上的人刷牙方法错误', body: '刷牙方法' }, effect: 'CONFIRM' },
    { name: 'cold sweat', content: { title: '看完惊出一身冷汗', body: '看完这张图' }, effect: 'CONFIRM' },
    { name: 'a threat', content: { title: '不看后悔的体检攻略', body: '体检前空腹' }, effect: 'CONFIRM' },
    { name: 'the head of a text', content: { body: '删前速看！这样喝水伤身' }, effect: 'CONFIRM', matched: '删前速看' },
    { name: 'many marks', content: { title: '这样吃会出事！！！', body: '这样吃不好' }, effect: 'CONFIRM' },
    {
      name: 'a promise not kept',
      content: { title: '免费体检开始报名', body: '春天多吃蔬菜，早睡早起。' },
      effect: 'CONFIRM',
    },
    {
      name: 'a title of another matter',
      content: {
        title: '重磅院士团队正式签约入驻本市',
        body: '少量多次、主动饮水，每天喝够八杯，养成好习惯，健康每一天。',
      },
      effect: 'CONFIRM',
    },
  ],
  misses: [
    {
      name: 'a title that speaks in pictures',
      content: {
        title: '给春天添点绿',
        body: '2月28日，46名员工在湿地公园补植柳树120棵。树牌上只写了一行字：三年后回来看你。',
      },
    },
    { name: 'a share of people', content: { title: '95%的员工完成年度体检', body: '95%的员工完成年度体检' } },
    { name: 'a question', content: { title: '全国爱牙日|刷牙两分钟，你刷够了吗', body: '早晚刷牙、每次不少于2分钟' } },
    {
      name: 'a word far down the text',
      content: { body: `${'每天走路，规律作息。'.repeat(8)}一张老照片震惊了所有人。` },
    },
    { name: 'a fryer', content: { title: '空气炸锅怎么用更健康', body: '空气炸锅少油' } },
    { name: 'a promise that is kept', content: { title: '免费体检开始报名', body: '本次公益体检面向环卫工人' } },
  ],
});
