import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeCard } from '../../../src/messengers/dingtalk/card';
import { buildCard } from './bench';

const bytes = (text: string | undefined) => Buffer.byteLength(text ?? '');

it('a card is the variables of the contract: texts, rows, slots, and the page as its link', () => {
  const values = describeCard(
    buildCard({
      subtitle: '健康内容部 尹小川',
      body: '请核对数字',
      excerpt: { title: '正文', text: '每天多走两千步' },
      rows: [{ label: '拟发', value: '4/7 08:00' }],
      buttons: [
        { text: '同意', tone: 'primary', key: 'approve' },
        { text: '看全文', tone: 'plain', url: 'https://q.example/s/2026-0001' },
      ],
    }),
  );
  expect(values).toMatchObject({
    status: 'open',
    title: '晨跑的好处',
    summary: '健康内容部 尹小川\n\n请核对数字\n\n【正文】每天多走两千步',
    note: '签发 · 部门审核',
    row1: '拟发：4/7 08:00',
    row2: '',
    url: 'https://q.example/s/2026-0001',
    b1Text: '同意',
    b1Key: 'approve',
    b1Show: 'true',
    b2Show: 'false',
    options: '[]',
    form: '{"fields":[]}',
  });
});

it('a closed card has no button and nothing to fill in, and says what became of it', () => {
  const select = { key: 'reason', title: '退回原因', options: [{ id: 'none', text: '请选择' }] };
  expect(describeCard(buildCard({ select, closed: '已由 孟初晴 同意' }))).toMatchObject({
    status: 'closed',
    note: '已由 孟初晴 同意',
    b1Show: 'false',
    b1Key: '',
    options: '[]',
    choiceShow: 'false',
  });
});

it('the same names are there whatever the card says, so that a change by key leaves nothing behind', () => {
  const names = (card: Parameters<typeof describeCard>[0]) => Object.keys(describeCard(card)).sort();
  expect(names(buildCard({ closed: '已结束', rows: [] }))).toEqual(names(buildCard({ body: '长'.repeat(9) })));
});

it('no value is over 1 KB, and none is cut inside a character', () => {
  const options = Array.from({ length: 10 }, (_, index) => ({
    id: `REASON_${index}`,
    text: '事实或者数据有误'.repeat(4),
  }));
  const card = buildCard({ body: '字'.repeat(2000), select: { key: 'reason', title: '退回原因', options } });
  const values = describeCard(card);
  for (const value of Object.values(values)) expect(bytes(value)).toBeLessThanOrEqual(1024);
  expect(values['summary']).toMatch(/^字+…$/);
  const shown = JSON.parse(values['options']!) as { value: string }[];
  expect(shown.map(({ value }) => value)).toEqual(options.map(({ id }) => id));
});

it('a list to tick is a form with a button of its own that says which one it is', () => {
  const ticks = { key: 'field', multiple: true, options: [{ id: 'a', text: '微博' }] };
  const values = describeCard(buildCard({ ticks, buttons: [{ text: '好', tone: 'primary', key: 'done' }] }));
  expect(values).toMatchObject({ formShow: 'true', formSubmit: '好', b1Show: 'false' });
  expect(JSON.parse(values['form']!)).toMatchObject({
    fields: [
      { name: 'action', hidden: true, defaultValue: 'done' },
      { name: 'field', type: 'MULTI_CHECKBOX_GROUP' },
    ],
  });
});

it('more buttons than slots are a mistake of ours', () => {
  const buttons = Array.from({ length: 7 }, (_, index) => ({ text: '键', tone: 'plain' as const, key: `k${index}` }));
  expect(() => describeCard(buildCard({ buttons }))).toThrow(RangeError);
});

it('the shipped template knows exactly these variables', () => {
  const file = path.resolve(__dirname, '../../../docs/dingtalk-card-template.json');
  const { editorData } = JSON.parse(readFileSync(file, 'utf8')) as { editorData: string };
  const { variableList } = JSON.parse(editorData) as { variableList: { name: string }[] };
  const names = Object.keys(describeCard(buildCard())).sort();
  expect(variableList.map(({ name }) => name).sort()).toEqual(names);
  for (const [name] of editorData.matchAll(/(?<=\$\{)\w+/g)) expect(names).toContain(name);
});
