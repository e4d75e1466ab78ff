import { examples } from './examples';

const block = (name: string, body: string, matched?: string) => ({
  name,
  content: { body },
  effect: 'BLOCK' as const,
  ...(matched && { matched }),
});
const pass = (name: string, body: string) => ({ name, content: { body } });

examples('C-07', {
  hits: [
    block('a mobile number', '联系电话13800138000，请失主来领。', '13800138000'),
    block('one in groups', '请拨打 139 1234 5678 报名', '139 1234 5678'),
    block('one with hyphens', '联系人王老师：139-1234-5678', '139-1234-5678'),
    block('one with its country', '电话+86 13912345678', '86 13912345678'),
    block('one in full width', '手机：１３９１２３４５６７８', '１３９１２３４５６７８'),
    block('one digit after the other', '加微信 1 3 9 1 2 3 4 5 6 7 8', '1 3 9 1 2 3 4 5 6 7 8'),
    block('one behind a day', '报名截止 2026-03-24 13912345678', '13912345678'),
    { ...block('one in a title', ''), content: { title: '咨询 13912345678' }, matched: '13912345678' },
    block('one with a name for it', '预约电话：13912345678', '13912345678'),
    block('a bank card', '内有银行卡，卡号6222000000000000004', '6222000000000000004'),
    block('one behind a report', '取报告请联系13912345678', '13912345678'),
    block('a bank card in fours', '卡号 4111 1111 1111 1111', '4111 1111 1111 1111'),
    block('an identity number', '身份证11010519491231002X', '11010519491231002X'),
    block('an identity number with blanks', '证号：110105 19491231 002X', '110105 19491231 002X'),
    block('a plate', '车主请移车：京A·12345', '京A·12345'),
    block('a plate of an electric car', '粤BD12345 挡住了消防通道', '粤BD12345'),
    block('a home', '李先生家住云雀市湖东路12号3栋2单元501室'),
    block('a door', '请寄到松林苑7号楼2单元1102'),
    block('somebody ill', '患者李建国，58岁，确诊肺癌，正在恢复。'),
    block('a colleague ill', '同事霍远之感染流感，请大家注意防护'),
    block('a record', '姓名：张晓梅 年龄：46 诊断：乳腺癌'),
  ],
  misses: [
    pass('public numbers', '请拨打120，或12345热线；客服400-123-4567、95588、0571-88001234。'),
    pass('an order', '订单号：13912345678，快递单号 6222000000000000004'),
    pass('a number of a sample', '登记号4400012345678901，样本号13800138000，保单号 6222000000000000004'),
    pass('a batch', '产品批号13912345678，请核对'),
    { ...pass('the own hotline', '咨询请拨 139-1234-5678'), own: [{ kind: 'HOTLINE', pattern: '13912345678' }] },
    pass('masked ones', '手机138****8000，卡号6222***********0004，身份证110105********002X，车牌京A·***45'),
    pass('a card that fails its check', '编到6222000000000000005为止'),
    pass('figures and times', '3月16日9:00—12:00，总店3号楼2层，46名员工植树120棵，捐款13800138000元'),
    pass('a link', '视频：https://v.example.cn/video/13912345678'),
    pass('a registered company', '统一社会信用代码91330106MA27XY1234'),
    pass('steps and a year', '2026年全员健步走累计 1500 2000 300 步'),
    pass('an event’s address', '地点：湖东路88号云雀大厦A座12层1203室'),
    pass('groups of people', '高血压患者确诊糖尿病后要注意饮食；许多人患流感后不休息。'),
    pass('a masked patient', '李某确诊肺癌后积极治疗，王女士患有糖尿病多年'),
    pass('somebody by name and a test', '志愿者李建国提醒大家预防流感'),
  ],
});
