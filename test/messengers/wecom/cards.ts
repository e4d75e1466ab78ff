/** Cards of each shape, for the tests. */
import type { Card } from '../../../src/application/ports';

export const REVIEW: Card = {
  taskId: 'S-1_r1_DEPT@lisi',
  tag: '签发 · 部门审核',
  title: '【待审核】《晨跑的好处》v1 · 常规',
  subtitle: '提交人 白晓渡 · 医学科普部',
  body: '请核对内容是否真实、准确。\n退回请先选原因。',
  excerpt: { title: '正文', text: '春天适合晨跑。\n注意热身。', url: 'https://q.example/s/2026-0123' },
  rows: [
    { label: '拟发', value: '3月9日 08:00' },
    { label: '来源', value: '原创', url: 'https://q.example/s/2026-0123#source' },
  ],
  link: 'https://q.example/s/2026-0123',
  select: {
    key: 'reason',
    title: '退回原因',
    options: [
      { id: 'none', text: '请选择' },
      { id: 'SOURCE', text: '来源不明' },
    ],
  },
  buttons: [
    { text: '同意', tone: 'primary', key: 'approve' },
    { text: '退回', tone: 'danger', key: 'return' },
    { text: '看全文', tone: 'plain', url: 'https://q.example/s/2026-0123' },
  ],
};

export const TICKS: Card = {
  taskId: 'D-7_channels',
  tag: '签发 · 投稿',
  title: '发到哪些渠道？',
  body: '可以多选',
  ticks: {
    key: 'channels',
    multiple: true,
    options: [
      { id: 'weibo-main', text: '微博 @青岚里健康' },
      { id: 'wechat-main', text: '微信 青岚里健康服务' },
    ],
  },
  buttons: [{ text: '确定', tone: 'primary', key: 'set-channels' }],
};
