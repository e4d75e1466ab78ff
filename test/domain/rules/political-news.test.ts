import { examples } from './examples';

const body = (text: string) => ({ body: text });

examples('C-27', {
  hits: [
    { name: 'a meeting of state', content: body('外交部发言人回应最新动向'), effect: 'CONFIRM' },
    {
      name: 'a session',
      content: body('国务院常务会议 召开，释放重要信号'),
      effect: 'CONFIRM',
      matched: '国务院常务会议 召开',
    },
    { name: 'a conflict', content: { title: '俄乌局势最新进展' }, effect: 'CONFIRM', matched: '俄乌局势' },
    { name: 'an election abroad', content: body('美国大选结果出炉，影响几何'), effect: 'CONFIRM', matched: '美国大选' },
    { name: 'an appointment', content: body('本市任命新市长'), effect: 'CONFIRM' },
    { name: 'a column', content: { title: '每周时政要闻' }, effect: 'CONFIRM', matched: '时政要闻' },
    {
      name: 'a secretary who holds a meeting',
      content: body('省委书记到云雀调研并主持召开座谈会'),
      effect: 'CONFIRM',
    },
  ],
  misses: [
    {
      name: 'an official report reprinted',
      content: {
        ...body('国务院常务会议召开'),
        source: { type: 'REPRINT', name: '中国政府网', url: 'https://www.example.cn/1' },
      },
    },
    { name: 'an official report quoted', content: body('据新华社消息，国务院常务会议召开，部署健康服务工作') },
    { name: 'what the branch learns', content: body('党支部学习党中央会议精神，开展主题党日活动') },
    { name: 'a holiday', content: body('根据国务院办公厅通知，春节放假9天') },
    { name: 'a rule of the trade', content: body('云雀市市场监督管理局公告，《健康体检服务规范》将于9月1日实施') },
    { name: 'a meeting of ours', content: body('公司召开年度工作会议，总经理出席并讲话') },
    { name: 'a visit from abroad', content: body('国际护士节，向每一位护士致敬') },
  ],
});
