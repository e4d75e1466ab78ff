import { examples } from './examples';

examples('C-02', {
  hits: [
    { name: 'a mark', content: { body: '以下为会议纪要，请勿外传。' }, effect: 'BLOCK', matched: '请勿外传' },
    { name: 'a mark spaced out', content: { body: '内 部 资 料，看完即删' }, effect: 'BLOCK', matched: '内 部 资 料' },
    { name: 'an inside price', content: { body: '员工内部价199元' }, effect: 'BLOCK', matched: '内部价' },
    { name: 'a cost', content: { body: '这款套餐成本价只有320元' }, effect: 'CONFIRM' },
    { name: 'a margin', content: { body: '新门店毛利率达到45%' }, effect: 'CONFIRM' },
    { name: 'a forecast', content: { body: '预计全年营收突破3.2亿元' }, effect: 'CONFIRM' },
    {
      name: 'finance ahead of its report',
      content: { body: '上半年实现净利润1200万元，同比增长20%' },
      effect: 'CONFIRM',
    },
    { name: 'a contract', content: { body: '近日与某集团客户签下体检合同' }, effect: 'CONFIRM' },
    { name: 'an amount of a contract', content: { body: '合同金额为860万元' }, effect: 'CONFIRM' },
    { name: 'a list of customers', content: { title: '客户名单整理完毕' }, effect: 'CONFIRM', matched: '客户名单' },
    { name: 'what is not out yet', content: { body: '新院区选址尚未公开' }, effect: 'CONFIRM', matched: '尚未公开' },
    {
      name: 'a code name',
      content: { body: '青鸟计划进入第二阶段' },
      own: [{ kind: 'CODE_NAME', pattern: '青鸟计划' }],
      effect: 'CONFIRM',
      matched: '青鸟计划',
    },
  ],
  misses: [
    { name: 'advice about codes', content: { body: '收到短信验证码请勿外传，谨防诈骗。' } },
    { name: 'values of the house', content: { body: '公司内部价值观分享会' } },
    { name: 'a hall that is closed', content: { body: '三楼展厅暂不对外开放' } },
    { name: 'a lesson', content: { body: '今天学习如何保护商业秘密' } },
    { name: 'what it is', content: { body: '法务部讲解什么是商业秘密' } },
    { name: 'the law of it', content: { body: '商业秘密保护条例解读' } },
    { name: 'a public price', content: { body: '套餐原价599元，活动价399元' } },
    { name: 'what was announced', content: { body: '公司已披露：上半年净利润1200万元' } },
    { name: 'a contract of work', content: { body: '劳动合同怎么签？三点提示' } },
    { name: 'ten years', content: { body: '十年来服务顾客120万人次，满意率98%' } },
  ],
});
