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
    form: card.closed === undefined ? formOf(card) : NO_FORM,
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
    const button = card.closed === undefined ? buttons[index - 1] : undefined;
    return {
      [`b${index}Text`]: button?.text ?? '',
      [`b${index}Key`]: button?.key ?? '',
      [`b${index}Show`]: `${button !== undefined}`,
    };
  });
  return Object.assign({}, ...slots) as Record<string, string>;
}

const NO_FORM = JSON.stringify({ fields: [] });

interface Field {
  name: string;
  label: string;
  type: 'SELECT' | 'MULTI_CHECKBOX_GROUP' | 'CHECKBOX_GROUP' | 'TEXT_AREA';
  options?: { value: string; text: string }[];
  placeholder?: string;
}

/** The drop-down with the opinion below it, or the list to tick (`dingtalk.md` §5.3); captions are cut until it fits. */
function formOf({ select, ticks }: Card): string {
  const build = (length: number): Field[] => {
    if (ticks) {
      const type = ticks.multiple ? 'MULTI_CHECKBOX_GROUP' : 'CHECKBOX_GROUP';
      return [{ name: ticks.key, label: '请选择', type, options: shown(ticks.options, length) }];
    }
    if (!select) return [];
    const choice: Field = {
      name: select.key,
      label: select.title,
      type: 'SELECT',
      options: shown(select.options, length),
    };
    return [choice, { name: 'opinion', label: '意见', type: 'TEXT_AREA', placeholder: '可以不填' }];
  };
  for (let length = 30; length > 2; length -= 1) {
    const form = JSON.stringify({ fields: build(length) });
    if (Buffer.byteLength(form) <= LONGEST_VALUE) return form;
  }
  throw new RangeError('too many options for a card');
}

function shown(options: CardOption[], length: number): { value: string; text: string }[] {
  return options.map(({ id, text }) => {
    const points = Array.from(text);
    return { value: id, text: points.length <= length ? text : `${points.slice(0, length - 1).join('')}…` };
  });
}
