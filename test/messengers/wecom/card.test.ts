import * as fc from 'fast-check';
import type { Card } from '../../../src/application/ports';
import { describeCard } from '../../../src/messengers/wecom/card';
import { cardXml } from '../../../src/messengers/wecom/card-xml';
import { readXml, type XmlElement } from '../../../src/messengers/wecom/xml';
import { checkCard } from '../../../src/sandbox/wecom/card-limits';
import { cardFromXml } from '../../../src/sandbox/wecom/card-xml';
import { REVIEW, TICKS } from './cards';

describe('a card with buttons', () => {
  it('is a button_interaction', () => {
    expect(describeCard(REVIEW, 'send')).toEqual({
      card_type: 'button_interaction',
      source: { desc: '签发 · 部门审核', desc_color: 0 },
      main_title: { title: '【待审核】《晨跑的好处》v1 · 常规', desc: '提交人 白晓渡 · 医学科普部' },
      sub_title_text: '请核对内容是否真实、准确。\n退回请先选原因。',
      quote_area: {
        type: 1,
        url: 'https://q.example/s/2026-0123',
        title: '正文',
        quote_text: '春天适合晨跑。\n注意热身。',
      },
      horizontal_content_list: [
        { keyname: '拟发', value: '3月9日 08:00' },
        { keyname: '来源', value: '原创', type: 1, url: 'https://q.example/s/2026-0123#source' },
      ],
      card_action: { type: 1, url: 'https://q.example/s/2026-0123' },
      button_selection: {
        question_key: 'reason',
        title: '退回原因',
        option_list: [
          { id: 'none', text: '请选择' },
          { id: 'SOURCE', text: '来源不明' },
        ],
        selected_id: 'none',
      },
      button_list: [
        { text: '同意', style: 1, key: 'approve' },
        { text: '退回', style: 3, key: 'return' },
        { type: 1, text: '看全文', style: 2, url: 'https://q.example/s/2026-0123' },
      ],
      task_id: 'S-1_r1_DEPT@lisi',
    });
  });

  it('leaves out every part it does not have', () => {
    const { taskId, tag, title, buttons } = REVIEW;
    expect(Object.keys(describeCard({ taskId, tag, title, buttons }, 'send')).sort()).toEqual([
      'button_list',
      'card_type',
      'main_title',
      'source',
      'task_id',
    ]);
  });

  it('on a change has no task id; once closed, a caption instead of its buttons and a frozen drop-down', () => {
    const open = describeCard(REVIEW, 'update');
    const closed = describeCard({ ...REVIEW, closed: '孟初晴 6月1日 10:22 已同意' }, 'update');

    expect(open).not.toHaveProperty('task_id');
    expect(open).not.toHaveProperty('replace_text');
    expect(open.button_selection).not.toHaveProperty('disable');
    expect(closed.replace_text).toBe('孟初晴 6月1日 10:22 已同意');
    expect(closed.button_selection?.disable).toBe(true);
    expect(closed.button_list).toHaveLength(3);
  });

  it('never carries on sending what exists only on a change', () => {
    const card = describeCard({ ...REVIEW, closed: '已同意' }, 'send');
    expect(card).not.toHaveProperty('replace_text');
    expect(card.button_selection).not.toHaveProperty('disable');
  });
});

describe('a card with ticks', () => {
  it('is a vote_interaction with one submit button', () => {
    expect(describeCard(TICKS, 'send')).toEqual({
      card_type: 'vote_interaction',
      source: { desc: '签发 · 投稿', desc_color: 0 },
      main_title: { title: '发到哪些渠道？', desc: '可以多选' },
      checkbox: {
        question_key: 'channels',
        option_list: [
          { id: 'weibo-main', text: '微博 @青岚里健康' },
          { id: 'wechat-main', text: '微信 青岚里健康服务' },
        ],
        mode: 1,
      },
      submit_button: { text: '确定', key: 'set-channels' },
      task_id: 'D-7_channels',
    });
  });

  it('lets one be chosen when only one may, and is frozen once closed', () => {
    const single = { ...TICKS, ticks: { ...TICKS.ticks!, multiple: false }, closed: '已选' };
    expect(describeCard(single, 'send').checkbox?.mode).toBe(0);
    expect(describeCard(single, 'update')).toMatchObject({ replace_text: '已选', checkbox: { disable: true } });
  });
});

describe('texts', () => {
  it('are cut to what a client shows', () => {
    const long = '长'.repeat(400);
    const card = describeCard(
      {
        ...REVIEW,
        tag: long,
        title: long,
        subtitle: long,
        body: long,
        excerpt: { title: long, text: long },
        rows: [{ label: long, value: long }],
        select: { key: 'k', title: long, options: [{ id: '1', text: long }] },
        buttons: [{ text: long, tone: 'plain', key: 'a' }],
      },
      'send',
    );
    const length = (text: string | undefined) => [Array.from(text ?? '').length, text?.endsWith('…')];

    expect(length(card.source.desc)).toEqual([20, true]);
    expect(length(card.main_title.title)).toEqual([36, true]);
    expect(length(card.main_title.desc)).toEqual([44, true]);
    expect(length(card.sub_title_text)).toEqual([160, true]);
    expect(length(card.quote_area?.quote_text)).toEqual([200, true]);
    expect(length(card.horizontal_content_list?.[0]?.keyname)).toEqual([5, true]);
    expect(length(card.horizontal_content_list?.[0]?.value)).toEqual([30, true]);
    expect(length(card.button_selection?.option_list[0]?.text)).toEqual([16, true]);
    expect(length(card.button_list?.[0]?.text)).toEqual([10, true]);
    const ticks = { ...TICKS, ticks: { ...TICKS.ticks!, options: [{ id: '1', text: long }] } };
    expect(length(describeCard(ticks, 'send').checkbox?.option_list[0]?.text)).toEqual([17, true]);
  });
});

describe('a broken hard limit', () => {
  const option = (id: string) => ({ id, text: 'x' });
  const options = (count: number) => Array.from({ length: count }, (_, index) => option(`${index}`));
  const button = (key: string) => ({ text: 'x', tone: 'plain', key }) as const;
  const select = (list: { id: string; text: string }[]) => ({ select: { key: 'k', title: 't', options: list } });

  it.each<[string, Partial<Card>, Card?]>([
    ['no task id', { taskId: '' }],
    ['a task id with a dot', { taskId: 'a.b' }],
    ['a task id in Chinese', { taskId: '任务' }],
    ['a task id of 129 bytes', { taskId: 'a'.repeat(129) }],
    ['no title', { title: ' ' }],
    ['seven rows', { rows: Array.from({ length: 7 }, () => ({ label: 'a', value: 'b' })) }],
    ['a row without a label', { rows: [{ label: '', value: 'b' }] }],
    ['no button', { buttons: [] }],
    ['seven buttons', { buttons: Array.from({ length: 7 }, (_, index) => button(`${index}`)) }],
    ['two buttons with one key', { buttons: [button('a'), button('a')] }],
    ['a button with neither key nor url', { buttons: [{ text: 'x', tone: 'plain' }] }],
    ['a key of 1025 bytes', { buttons: [button('a'.repeat(1025))] }],
    ['a key of 1026 bytes in 342 characters', { buttons: [button('键'.repeat(342))] }],
    ['a button without a text', { buttons: [{ ...button('a'), text: '' }] }],
    ['a button to a page without http', { buttons: [{ text: 'x', tone: 'plain', url: 'javascript:alert(1)' }] }],
    ['a link of 2049 bytes', { link: `https://q.example/${'a'.repeat(2031)}` }],
    ['a row leading nowhere', { rows: [{ label: 'a', value: 'b', url: '/s/1' }] }],
    ['no options', select([])],
    ['eleven options', select(options(11))],
    ['two options with one id', select([option('a'), option('a')])],
    ['an option id of 129 bytes', select([option('a'.repeat(129))])],
    ['both a drop-down and ticks', { ticks: TICKS.ticks }],
    ['21 ticks', { ticks: { key: 'k', multiple: true, options: options(21) } }, TICKS],
    ['ticks with two buttons', { buttons: [button('a'), button('b')] }, TICKS],
    [
      'ticks with a page for a submit button',
      { buttons: [{ text: 'x', tone: 'plain', url: 'https://q.example' }] },
      TICKS,
    ],
  ])('throws: %s', (_name, change, card = REVIEW) => {
    expect(() => describeCard({ ...card, ...change }, 'send')).toThrow(RangeError);
  });

  it('is not reached by the largest card that fits', () => {
    const largest: Partial<Card> = {
      taskId: 'a'.repeat(128),
      rows: Array.from({ length: 6 }, () => ({ label: 'a', value: '' })),
      buttons: Array.from({ length: 6 }, (_, index) => button(`${index}`.padEnd(1024, 'a'))),
      ...select(options(10)),
    };
    expect(checkCard(describeCard({ ...REVIEW, ...largest }, 'send'), 'send')).toBeDefined();
  });
});

// Hostile text in every place a person's words can reach.
const words = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }).map((text) => `字${text}`),
  fc.constantFrom(']]>', '</Title><Key>x</Key>', '<![CDATA[', '&amp;', '\u0000\uD800'.padStart(4, '字')),
);
const web = fc.webUrl({ validSchemes: ['https'] });
const choices = (max: number) =>
  fc.array(words, { minLength: 1, maxLength: max }).map((texts) => texts.map((text, id) => ({ id: `o${id}`, text })));
const common = { taskId: fc.constant('t-1'), tag: words, title: words, subtitle: fc.option(words, { nil: undefined }) };
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const buttonCards: fc.Arbitrary<Card> = fc.record({
  ...common,
  body: maybe(words),
  excerpt: maybe(fc.record({ title: words, text: words, url: maybe(web) })),
  rows: maybe(fc.array(fc.record({ label: words, value: words, url: maybe(web) }), { maxLength: 6 })),
  link: maybe(web),
  select: maybe(fc.record({ key: fc.constant('q'), title: words, options: choices(10) })),
  buttons: fc
    .array(fc.tuple(words, maybe(web)), { minLength: 1, maxLength: 6 })
    .map((list) =>
      list.map(([text, url], key) => ({ text, tone: 'plain' as const, ...(url ? { url } : { key: `k${key}` }) })),
    ),
  closed: maybe(words),
});
const tickCards: fc.Arbitrary<Card> = fc.record({
  ...common,
  ticks: fc.record({ key: fc.constant('q'), multiple: fc.boolean(), options: choices(20) }),
  buttons: words.map((text) => [{ text, tone: 'primary' as const, key: 'go' }]),
  closed: maybe(words),
});

describe('any card', () => {
  const cards = fc.oneof(buttonCards, tickCards);

  it('passes the checks of a platform, on sending and on a change', () => {
    fc.assert(
      fc.property(cards, (card) => {
        expect(checkCard(describeCard(card, 'send'), 'send')).toBeDefined();
        expect(checkCard(describeCard(card, 'update'), 'update')).toBeDefined();
      }),
    );
  });

  it('says in the XML of a passive update what it says in JSON', () => {
    fc.assert(
      fc.property(cards, (card) => {
        const described = describeCard(card, 'update');
        const { TemplateCard } = readXml(`<xml>${cardXml(described)}</xml>`);
        // Empty texts are absent in XML, and whitespace at a text's ends means nothing there.
        expect(trimmed(cardFromXml(TemplateCard as XmlElement))).toEqual(trimmed(described));
      }),
    );
  });
});

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, trimmed(part)] as const);
  return Object.fromEntries(entries.filter(([, part]) => part !== '' && part !== undefined));
}

describe('the XML of a card', () => {
  it('uses the element names of the passive reply and repeats list elements', () => {
    expect(cardXml(describeCard({ ...REVIEW, closed: '已同意' }, 'update'))).toBe(
      '<TemplateCard><CardType><![CDATA[button_interaction]]></CardType>' +
        '<Source><Desc><![CDATA[签发 · 部门审核]]></Desc><DescColor>0</DescColor></Source>' +
        '<MainTitle><Title><![CDATA[【待审核】《晨跑的好处》v1 · 常规]]></Title>' +
        '<Desc><![CDATA[提交人 白晓渡 · 医学科普部]]></Desc></MainTitle>' +
        '<SubTitleText><![CDATA[请核对内容是否真实、准确。\n退回请先选原因。]]></SubTitleText>' +
        '<QuoteArea><Type>1</Type><Url><![CDATA[https://q.example/s/2026-0123]]></Url><Title><![CDATA[正文]]></Title>' +
        '<QuoteText><![CDATA[春天适合晨跑。\n注意热身。]]></QuoteText></QuoteArea>' +
        '<HorizontalContentList><KeyName><![CDATA[拟发]]></KeyName><Value><![CDATA[3月9日 08:00]]></Value></HorizontalContentList>' +
        '<HorizontalContentList><KeyName><![CDATA[来源]]></KeyName><Value><![CDATA[原创]]></Value><Type>1</Type>' +
        '<Url><![CDATA[https://q.example/s/2026-0123#source]]></Url></HorizontalContentList>' +
        '<CardAction><Type>1</Type><Url><![CDATA[https://q.example/s/2026-0123]]></Url></CardAction>' +
        '<ButtonSelection><QuestionKey><![CDATA[reason]]></QuestionKey><Title><![CDATA[退回原因]]></Title>' +
        '<OptionList><Id><![CDATA[none]]></Id><Text><![CDATA[请选择]]></Text></OptionList>' +
        '<OptionList><Id><![CDATA[SOURCE]]></Id><Text><![CDATA[来源不明]]></Text></OptionList>' +
        '<SelectedId><![CDATA[none]]></SelectedId><Disable>true</Disable></ButtonSelection>' +
        '<ButtonList><Text><![CDATA[同意]]></Text><Style>1</Style><Key><![CDATA[approve]]></Key></ButtonList>' +
        '<ButtonList><Text><![CDATA[退回]]></Text><Style>3</Style><Key><![CDATA[return]]></Key></ButtonList>' +
        '<ButtonList><Type>1</Type><Text><![CDATA[看全文]]></Text><Style>2</Style>' +
        '<Url><![CDATA[https://q.example/s/2026-0123]]></Url></ButtonList>' +
        '<ReplaceText><![CDATA[已同意]]></ReplaceText></TemplateCard>',
    );
    expect(cardXml(describeCard(TICKS, 'update'))).toContain('<CheckBox><QuestionKey>');
  });
});
