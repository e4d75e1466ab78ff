/** Our card as the variables of the one card template (`contract.md` §5, `docs/dingtalk-card-template.json`; limits: `dingtalk.md` §5.9). */
import type { Card, CardButton, CardOption } from '../../application/ports';
import { fitBytes } from '../text';

/** A value may have 1 KB. */
const LONGEST_VALUE = 1000;
const ROWS = [1, 2, 3, 4, 5, 6];
/** Buttons that call back; a card has six at most, and the one that opens a page is not among them. */
const SLOTS = [1, 2, 3, 4, 5, 6];

/**
 * All variables, each time: a change by key then leaves nothing of what was there before.
 * @throws RangeError when there are more buttons than slots
 */
export function describeCard(card: Card): Record<string, string> {
  const values: Record<string, string> = {
    status: card.closed === undefined ? 'open' : 'closed',
    title: card.title,
    summary: summaryOf(card),
    note: card.closed ?? card.tag,
    url: card.link ?? linkOf(card.buttons) ?? '',
    ...choiceOf(card),
    ...formOf(card),
    ...rowsOf(card),
    ...slotsOf(card),
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fitBytes(value, LONGEST_VALUE)]));
}

function summaryOf({ subtitle, body, excerpt }: Card): string {
  const quoted = excerpt && `【${excerpt.title}】${excerpt.text}`;
  return [subtitle, body, quoted].filter(Boolean).join('\n\n');
}

function rowsOf({ rows = [] }: Card): Record<string, string> {
  const text = (index: number) => {
    const row = rows[index - 1];
    return row ? `${row.label}：${row.value}` : '';
  };
  return Object.fromEntries(ROWS.map((index) => [`row${index}`, text(index)]));
}

function linkOf(buttons: CardButton[]): string | undefined {
  return buttons.find(({ url }) => url !== undefined)?.url;
}

function slotsOf(card: Card): Record<string, string> {
  const buttons = card.buttons.filter(({ key }) => key !== undefined);
  if (buttons.length > SLOTS.length) throw new RangeError(`a card has at most ${SLOTS.length} buttons`);
  const slots = SLOTS.map((index) => {
    const button = card.closed === undefined && !card.ticks ? buttons[index - 1] : undefined;
    return {
      [`b${index}Text`]: button?.text ?? '',
      [`b${index}Key`]: button?.key ?? '',
      [`b${index}Show`]: `${button !== undefined}`,
    };
  });
  return Object.assign({}, ...slots) as Record<string, string>;
}

/** A drop-down beside the buttons: its choice goes with whichever is tapped, and so does the opinion below it (`dingtalk.md` §5.3). */
function choiceOf({ select, closed }: Card): Record<string, string> {
  const open = select !== undefined && closed === undefined;
  return {
    options: open ? listed(select.options) : '[]',
    choiceTitle: open ? select.title : '',
    choiceShow: `${open}`,
  };
}

/** A list to tick is a form with a button of its own, which says what it is by a field nobody sees. */
function formOf({ ticks, closed, buttons }: Card): Record<string, string> {
  const [button] = buttons;
  if (!ticks || closed !== undefined || !button) return { form: '{"fields":[]}', formSubmit: '', formShow: 'false' };
  const type = ticks.multiple ? 'MULTI_CHECKBOX_GROUP' : 'CHECKBOX_GROUP';
  const action = { name: 'action', type: 'TEXT', hidden: true, defaultValue: button.key ?? '' };
  const form = fitted((length) => ({
    fields: [action, { name: ticks.key, label: '请选择', type, required: true, options: shown(ticks.options, length) }],
  }));
  return { form, formSubmit: button.text, formShow: 'true' };
}

function listed(options: CardOption[]): string {
  return fitted((length) => shown(options, length));
}

const LONGEST_OPTION = 30;

/** JSON has to stay whole, so captions are cut until it fits. @throws RangeError when even short ones are too many */
function fitted(build: (length: number) => unknown): string {
  for (let length = LONGEST_OPTION; length > 2; length -= 1) {
    const json = JSON.stringify(build(length));
    if (Buffer.byteLength(json) <= LONGEST_VALUE) return json;
  }
  throw new RangeError('too many options for a card');
}

function shown(options: CardOption[], length: number): { value: string; text: string }[] {
  return options.map(({ id, text }) => {
    const points = Array.from(text);
    return { value: id, text: points.length <= length ? text : `${points.slice(0, length - 1).join('')}…` };
  });
}
