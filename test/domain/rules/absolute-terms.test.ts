import { examples } from './examples';

examples('C-03', {
  hits: [
    { name: 'marketing', content: { body: '国家级专家团队', marketing: true }, effect: 'CONFIRM', matched: '国家级' },
    { name: 'a word spaced out', content: { body: '最 佳体验', marketing: true }, effect: 'CONFIRM', matched: '最 佳' },
    { name: 'a title', content: { title: '顶级体检套餐', marketing: true }, effect: 'CONFIRM', matched: '顶级' },
    { name: 'what sells nothing, as a hint', content: { body: '最先进的设备' }, effect: 'HINT', matched: '最先进' },
  ],
  misses: [
    { name: "the video site's name", content: { body: '更多内容见健康第一线视频网', marketing: true } },
    { name: 'a prize by its name', content: { body: '评委把“最佳指挥奖”给了财务小伙', marketing: true } },
    { name: 'what is measured', content: { body: '注意最佳食用期', marketing: true } },
    { name: 'a grade of heritage', content: { body: '太极拳是国家级非物质文化遗产', marketing: true } },
  ],
});
