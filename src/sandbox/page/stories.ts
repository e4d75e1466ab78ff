/** The stories of 试一试: what to do on whose phone, and by what each step is known to be done. Played by assets/story.js. */
import { useridOf } from '../people';

/**
 * How a step is known to be done: `shows` is a pattern of what the phone shows since the story began (a text, or a card as it looks now),
 * or of a post on a timeline; `clock` a time that has come. `{no}` stands for the number of the story's post, `{day+N}` for a date so many
 * days after its first one.
 */
type Done = { phone: string; shows: string } | { timeline: 'weibo' | 'wechat'; shows: string } | { clock: string };

export interface Step {
  /** whose phone it happens on; null: the clock, or only to look at */
  who: string | null;
  text: string;
  /** what the button puts into the chat line */
  write?: string;
  /** the button of the card to tap, as it reads */
  tap?: string;
  /** where the button moves the clock to */
  clock?: string;
  done: Done;
}

export interface Story {
  id: string;
  title: string;
  hint: string;
  /** the story's first day is the one on which this time comes next; without it, today */
  begins?: string;
  /** whose 已提交 tells the number */
  author: string;
  steps: Step[];
  /** what to look at once it is over */
  after: string;
}

const OFFICER = useridOf('U-202');
const HEAD = useridOf('U-201');
const EDITOR = useridOf('U-102');
const SECRECY = useridOf('U-601');
const EXECUTIVE = useridOf('U-701');
const DEPUTY = useridOf('U-702');

interface Post {
  title: string;
  body: string;
  planned: string;
  /** 级别 with its reason */
  urgency?: string;
}

/** The template's lines, to be sent as they are. */
function post({ title, body, planned, urgency = '常规' }: Post): string {
  return [
    '投稿',
    `标题：${title}`,
    '类别：1',
    `级别：${urgency}`,
    '渠道：微博',
    `拟发：${planned}`,
    '来源：原创 云雀谷健康 健康内容部',
    '涉密：否',
    'AI生成：否',
    '营销：否',
    '图片：0张',
    `正文：${body}`,
  ].join('\n');
}

/** From the empty chat to 已提交. */
function submitting(given: Post): Step[] {
  return [
    {
      who: OFFICER,
      text: '尹小川投稿：点「写进输入框」，看一眼，再点「发送」。',
      write: post(given),
      done: { phone: OFFICER, shows: `提交审批|已提交|${given.title}` },
    },
    {
      who: OFFICER,
      text: '在草稿卡片上点「提交审批」。',
      tap: '提交审批',
      done: { phone: OFFICER, shows: '已提交 \\d{4}-\\d{4}' },
    },
  ];
}

const signing = {
  head: {
    who: HEAD,
    text: '孟初晴在卡片上点「同意」。',
    tap: '同意',
    done: { phone: HEAD, shows: '〔孟初晴[^〕]*同意' },
  },
  editor: {
    who: EDITOR,
    text: '安若溪核稿：点「同意」。',
    tap: '同意',
    done: { phone: EDITOR, shows: '核稿[^▤]*〔安若溪[^〕]*同意' },
  },
  secrecy: {
    who: SECRECY,
    text: '严守默做保密审核：点「无涉密」。',
    tap: '无涉密',
    done: { phone: SECRECY, shows: '〔严守默[^〕]*无涉密' },
  },
  executive: {
    who: EXECUTIVE,
    text: '闻清远点「签发」。',
    tap: '签发',
    done: { phone: EXECUTIVE, shows: '〔闻清远[^〕]*签发' },
  },
} satisfies Record<string, Step>;

const NIGHT: Story = {
  id: 'night',
  title: '深夜的特急稿',
  hint: '特急不分昼夜，但四个签名一个也不能少',
  begins: '23:00',
  author: OFFICER,
  steps: [
    {
      who: null,
      text: '先把时钟拨到夜里十一点。',
      clock: '{day+0} 23:00',
      done: { clock: '{day+0} 23:00' },
    },
    ...submitting({
      title: '暴雨红色预警，夜诊服务暂停',
      body: '受暴雨影响，今夜起三家门店夜诊服务暂停，恢复时间另行通知。急症请拨打120。',
      planned: '{day+1} 00:30',
      urgency: '特急（理由：气象台发布暴雨红色预警，须当夜告知）',
    }),
    { ...signing.head, text: '孟初晴的手机半夜响了。卡片上写着「特急」，点「同意」。' },
    { ...signing.editor, text: '安若溪核稿：卡片写明「逾期」和理由，点「同意」就是受理。' },
    signing.secrecy,
    signing.executive,
    {
      who: null,
      text: '时间走到零点三十分。',
      clock: '{day+1} 00:31',
      done: { timeline: 'weibo', shows: '夜诊服务暂停' },
    },
  ],
  after: '夜里零点三十分，微博上出现了这一条，没有人被跳过。看看尹小川的手机：时限写着「逾期」，理由留在了审批记录里。',
};

const THREE = '三家门店大厅新增自助报告打印机，凭预约码即可打印，旁边有志愿者协助。';

const EDIT: Story = {
  id: 'edit',
  title: '办公室改了一个数字',
  hint: '核稿时把三家改成四家：部门负责人只要再点一下',
  author: OFFICER,
  steps: [
    ...submitting({ title: '三家门店新增自助打印机', body: THREE, planned: '{day+9} 08:00' }),
    signing.head,
    {
      who: EDITOR,
      text: '安若溪发现其实是四家。写「改 编号 三家→四家」，发送。',
      write:
        '改 {no}\n标题：四家门店新增自助打印机\n正文：四家门店大厅新增自助报告打印机，凭预约码即可打印，旁边有志愿者协助。',
      done: { phone: EDITOR, shows: '改动对照' },
    },
    {
      who: EDITOR,
      text: '看看卡片上的「－原文 ＋改后」：数字变了，是实质改动。点「确认修改」。',
      tap: '确认修改',
      done: { phone: EDITOR, shows: '〔已改为 v2〕' },
    },
    {
      who: HEAD,
      text: '孟初晴原来的签字作废了，收到【请再确认】：卡片只写哪里不同。点一下「同意」。',
      tap: '同意',
      done: { phone: HEAD, shows: '【已处理】[^▤]*v2[^▤]*〔孟初晴[^〕]*同意|请再确认[^▤]*〔孟初晴[^〕]*同意' },
    },
    { ...signing.editor, text: '回到安若溪：核稿，点「同意」。', done: { phone: SECRECY, shows: '\\[无涉密\\]' } },
    signing.secrecy,
    signing.executive,
  ],
  after:
    '改过的数字由孟初晴重新签过，后面三级签的都是四家。在尹小川的手机上点卡片里的「看全文」，能看到两个版本的差别。',
};

const SIGN_OFF: Story = {
  id: 'signoff',
  title: '总经理修改后签发',
  hint: '总经理改一个字就签：保密再点一下，部门负责人收到知会',
  author: OFFICER,
  steps: [
    ...submitting({ title: '门店新增自助打印机', body: THREE, planned: '{day+9} 08:00' }),
    signing.head,
    signing.editor,
    signing.secrecy,
    {
      who: EXECUTIVE,
      text: '闻清远看出数字不对，又不想退回。点「修改后签发」。',
      tap: '修改后签发',
      done: { phone: EXECUTIVE, shows: '要改哪里' },
    },
    {
      who: EXECUTIVE,
      text: '写「三家→四家」，发送。',
      write: '三家→四家',
      done: { phone: EXECUTIVE, shows: '改动对照' },
    },
    {
      who: EXECUTIVE,
      text: '核对卡片上的改动，点「确认修改」：他既是作者，也是签发人。',
      tap: '确认修改',
      done: { phone: EXECUTIVE, shows: '确认修改】[^▤]*〔' },
    },
    {
      who: SECRECY,
      text: '改的是数字，严守默要再点一次「无涉密」。',
      tap: '无涉密',
      done: { phone: OFFICER, shows: '已签发' },
    },
  ],
  after: '没有第二次签发：闻清远的签字就落在改过的内容上。看看孟初晴的手机，她收到了知会。',
};

const LEAVE: Story = {
  id: 'leave',
  title: '总经理出差，授权代签',
  hint: '有期限的授权书：卡片发给受托人，到期自动收回',
  author: OFFICER,
  steps: [
    {
      who: EXECUTIVE,
      text: '闻清远要出差三天，授权季平川代签。写「委托 姓名 开始 结束 文号」，发送。',
      write: '委托 季平川 {day+0} {day+2} 授〔2026〕3号',
      done: { phone: EXECUTIVE, shows: '已登记委托' },
    },
    ...submitting({
      title: '门店春季开放日',
      body: '三家门店本周末开放参观，免费测量血压。',
      planned: '{day+9} 08:00',
    }),
    signing.head,
    signing.editor,
    signing.secrecy,
    {
      who: DEPUTY,
      text: '卡片没有发给闻清远，到了受托人季平川的手机上。点「签发」。',
      tap: '签发',
      done: { phone: DEPUTY, shows: '〔闻清远（受托：季平川）[^〕]*签发' },
    },
    {
      who: null,
      text: '三天过去，授权到期。',
      clock: '{day+3} 00:01',
      done: { clock: '{day+3} 00:01' },
    },
  ],
  after:
    '签字写成「闻清远（受托：季平川）」。授权过了零点自动收回，两个人都收到了消息；再有稿件，签发卡片又发给闻清远。',
};

/** In the order of the list. */
export function stories(): Story[] {
  return [EDIT, SIGN_OFF, LEAVE, NIGHT];
}
