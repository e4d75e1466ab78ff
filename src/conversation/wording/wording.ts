/** What people are told that belongs to no single submission: greeting, help, what is not there yet. */
import type { World } from '../../application/world';
import {
  departmentOfSubmitter,
  mayRequeue,
  officePeople,
  signsByOffice,
  type Organization,
  type Person,
} from '../../domain/people';
import type { AbsentWord } from '../reading/words';

export const STRANGER = '您还没有使用“签发”的权限。需要投稿或审核，请联系公司办公室登记。';

/** @param name of somebody who has left */
export function leaverText(name: string): string {
  return `${name}，您已不在公司通讯录里，不能再投稿或审批，刚才的操作没有生效。您签过的名仍然有效。有疑问请联系公司办公室。`;
}

export const UNKNOWN_CARD = '这张卡片已失效，没有任何改变。回复“待办”看现在要您处理的事。';

export const NO_DRAFT = '现在没有正在写的稿件。发“投稿”开始一篇，或发“我的稿件”看已有的。';

export function greeting({ name }: Person): string {
  return `${name}，您好。这里是“签发”：官方微博、微信的投稿、审核和发布都在这个对话里办。\n发“投稿”写一篇，“待办”看要您处理的事，“帮助”看全部说法。`;
}

/** What this person can say here, by what they are. @param now epoch ms */
export function helpText(person: Person, { organization }: World, now: number): string {
  const { office, executives, departments } = organization;
  const writes = departmentOfSubmitter(organization, person.id, now) !== null;
  const signs = signsByOffice(organization, person.id) || organization.delegations.some(({ to }) => to === person.id);
  return [
    '可以这样说：',
    ...(writes ? WRITER_HELP : []),
    '进度 [编号或标题里的词]：走到哪一步了',
    '为什么 编号：每条提示的依据、原文和改法；单发“为什么”看正在写的',
    '待办：现在要您处理的事',
    ...(signs ? SIGNER_HELP : []),
    ...(executives.includes(person.id) ? EXECUTIVE_HELP : []),
    ...(departments.some(({ head }) => head === person.id) ? HEAD_HELP : []),
    ...(officePeople(organization).includes(person.id) ? OFFICE_HELP : []),
    ...successionHelp(person, organization),
    ...(office.publishers.includes(person.id) ? PUBLISHER_HELP : []),
    ...(mayRequeue(person, organization)
      ? ['重送 待办里给的代码：没有送出的再试；重送 2026-0123：马上再做归档检测']
      : []),
    '帮助：看这一页。编号可写 2026-0123 或 123。',
  ].join('\n');
}

/** An executive names who follows the head of the office alone. */
function successionHelp({ id }: Person, { office, executives }: Organization): string[] {
  if (office.head === id) return ['继任 原任姓名 继任人姓名 文号：离职或调岗的人，职务由谁接'];
  return executives.includes(id) ? ['继任 原任姓名 继任人姓名 文号：办公室负责人空缺时，由谁接'] : [];
}

const WRITER_HELP = [
  '投稿：单发这两个字，一项一项地问；或在下面接着写“标题：…”“类别：…”“正文：…”，行的先后不限',
  '图片：直接发来，投稿前后都行；每张写明“图片：1张（说明，自拍，公司自有，无人物）”，有人写是否同意，地图写审图号',
  '提交 / 放弃：送审，或不要这篇草稿',
  '继续 标题里的词：接着写另一篇草稿',
  '我的稿件：草稿和已提交的',
  '催办 编号：提醒要签的人，每半天一次',
  '撤回 编号 原因：签发前都可以；签发后要公司办公室同意',
  '更正投稿：下一行写“更正对象：编号”，再写更正稿；走重要紧急',
  '回复投稿：下一行写“评论：链接 内容”，再写性质和正文；性质“口径”经完整审批后入口径库',
  '资料变更：改账号名称、头像、简介等，写账号、项目、新值、理由',
  '转发投稿：下面写“原文：网址”和转发语；原文由系统读取，读不到时问您',
  '复制 编号：把结束了的稿件变成新草稿',
  '本周无：这一周没有要发的（零报送）',
  '计划：看本月和下月的发布计划，也在这里增删和上交',
  '下架 编号 原因：请公司办公室把已发布的内容拿下来',
  '委托 姓名 开始 结束：请假时由别人代投',
];

const SIGNER_HELP = [
  '审核：点卡片上的按钮；点后十分钟内回复文字，记作您的意见',
  '转审 编号 姓名 原因：转给有同一权限的人',
  '委托 姓名 开始 结束 [文号]：请假时由别人代签；取消委托 姓名；单发“委托”看现有的',
];
const PAUSE_HELP = '暂停全部 原因；恢复 全部；恢复 编号';
const EXECUTIVE_HELP = ['修改后签发：点按钮后回复改动，例如“三家→四家”，看过对照再确认', PAUSE_HELP];
const HEAD_HELP = [
  '反对 编号 理由：不同意核稿的文字小改，签发前有效',
  '信息员：看本部门信息员；信息员 姓名：指定；信息员 姓名 接替 姓名：换人',
];

const OFFICE_HELP = [
  '改 编号 三家→四家：核稿时改稿；也可接着写要改的行（标题：…）；换图发“改 编号 图片”',
  '小改 编号 …：只是文字润色，不涉及数字、日期、人名、链接、否定，20 字以内',
  '认定 编号 理由：第5类“确因工作需要”',
  '改级 编号 常规|重要紧急|特急 理由：往高改要写理由',
  '催办 编号：提醒要签的人，每半天一次',
  '转审 编号 姓名 原因：审批人没有回应时，转给有同一权限的人',
  '委托 李四→张三 3-1 3-8 文号：替审批人登记委托',
  '读网复核 编号：发布专员复核后，第二人再看一遍；有问题写“读网复核 编号 有问题 说明”',
  '改期 编号 2026-03-25 08:00；立即发 编号；作废 编号 原因',
  PAUSE_HELP,
  '同意撤回 编号；不同意撤回 编号：答复签发后的撤回',
  '确认并发 编号 理由：发布前检查有提示要确认、可以照发的',
  '继续有效 编号：签发已久的稿件照发；过期的“继续审批 编号”重新审核；退回重审 编号 原因',
  '下架 编号 [渠道] 原因：办公室负责人当即生效，其他人转负责人决定',
  '平台下架 编号 [渠道] 原因：平台删了我们的内容',
  '改性质 编号 投诉|媒体|医疗咨询|疫情 理由：评论回复改走完整审批',
  '口径 [词]：看口径库；口径 入库 编号 名称；口径 停用 名称 原因',
  '词表 [名称]：看检查用的词表，审定新的版本',
  '评论：看等答复的评论；评论 链接 内容：登记',
  '结案 事件号 说明：了结一个事件；单发“结案”看未结的',
  '计划 全部：各部门的发布计划',
];

const PUBLISHER_HELP = [
  '读网复核 编号：看过已发布的，复核无误；有问题写“读网复核 编号 有问题 说明”',
  '已发 编号 链接：人工发布、回复后回填；已改 编号：账号资料改好后',
  '评论 链接 内容：登记要答的评论；回复 链接 口径名：用口径答；已回复 链接 [待续]',
  '口径 [词]：看口径库；没有口径的发“回复投稿”',
  '隐藏评论 链接 理由；删除评论 链接 理由',
  '重发 编号 [渠道]；不发 编号 [渠道] 原因',
  '已下架 编号 [渠道]：人工下架后确认；平台下架 编号 [渠道] 原因：平台删了我们的内容',
];

const ABSENT: Record<string, string> = {};

export function absentText(word: AbsentWord): string {
  return ABSENT[word] ?? NOT_UNDERSTOOD;
}

export const NOT_UNDERSTOOD = '没看懂这句话。发“帮助”看可以怎么说，发“待办”看现在要您处理的事。';

const UNUSABLE: Record<string, string> = {
  voice: '语音听不了，请打字。',
  video: '视频收不了。健康视频请在稿件里写“视频：网址”；配图请发图片。',
  location: '位置用不上，请打字。',
  link: '链接卡片用不上，请把网址作为文字发来，例如“来源：转载 名称 网址”。',
  file: '文件收不了，请把文字直接发来，图片单独发图片。',
};

/** @param what the messenger's word for the kind of message */
export function unusableText(what: string): string {
  return `${UNUSABLE[what] ?? '这种消息用不上，请发文字或图片。'}发“帮助”看可以怎么说。`;
}

export const EMPTY_TEXT = '收到一条空消息。发“帮助”看可以怎么说。';
