/** Template cards as WeCom draws them, with what a person has chosen on them. */
import { el } from './dom.js';
import { linkTo } from './text.js';

const COLOURS = ['grey', 'black', 'red', 'green'];
const LOOKS = { 1: 'main', 2: 'plain', 3: 'danger', 4: 'plain' };

/**
 * @param message a message of kind `card`
 * @param {{ open(address: string): void, tap(key: string, selected: object): Promise<void> }} acts
 */
export function drawCard({ id, card, live, replaceText }, acts) {
  const node = el('div.card', { 'data-testid': `card-${id}` });
  if (live) node.classList.add('live');
  const tap = async (key, button) => {
    const controls = [...node.querySelectorAll('button, select, input')].filter((control) => !control.disabled);
    const selected = answersOf(node);
    for (const control of controls) control.disabled = true;
    button.classList.add('busy');
    await acts.tap(key, selected);
    button.classList.remove('busy');
    for (const control of controls) control.disabled = false;
  };
  const parts = [
    sourceLine(card),
    heading(card, acts.open),
    card.emphasis_content && el('p.emphasis', {}, card.emphasis_content.title ?? ''),
    card.sub_title_text && el('p.card-text', {}, card.sub_title_text),
    quote(card, acts.open),
    rows(card, acts.open),
    ...selectors(card, live),
    ticks(card, live),
    replaceText ? el('p.replaced', {}, replaceText) : buttons(card, live, tap, acts.open),
  ];
  node.append(...parts.filter(Boolean));
  return node;
}

function sourceLine({ source }) {
  if (!source?.desc) return null;
  return el(
    `p.source.${COLOURS[source.desc_color ?? 0]}`,
    {},
    el('span.app-dot', { 'aria-hidden': 'true' }),
    source.desc,
  );
}

/** In the client the whole card leads somewhere; here its title does, for the keyboard too. */
function heading({ main_title: title, card_action: action }, open) {
  const leads = action?.type === 1 && action.url;
  return el(
    'div.heading',
    {},
    title?.title && el('h3', {}, leads ? linkTo(action.url, title.title, open) : title.title),
    title?.desc && el('p', {}, title.desc),
  );
}

function quote({ quote_area: area }, open) {
  if (!area) return null;
  const leads = area.type === 1 && area.url;
  const title = area.title && el('b', {}, leads ? linkTo(area.url, area.title, open) : area.title);
  return el('blockquote', {}, title, el('p', {}, area.quote_text ?? ''));
}

function rows({ horizontal_content_list: list }, open) {
  if (!list?.length) return null;
  const value = ({ type, url, value: shown = '' }) => (type === 1 && url ? linkTo(url, shown, open) : shown);
  return el(
    'dl',
    {},
    list.map((row) => el('div', {}, el('dt', {}, row.keyname), el('dd', {}, value(row)))),
  );
}

function selectors({ button_selection: one, select_list: many = [] }, live) {
  return [...(one ? [one] : []), ...many].map((asked) => {
    const chosen = asked.selected_id;
    const items = asked.option_list.map(({ id, text }) => el('option', { value: id, selected: id === chosen }, text));
    const select = el('select', { 'data-question': asked.question_key, disabled: asked.disable || !live }, items);
    return el('label.selector', {}, el('span', {}, asked.title ?? ''), select);
  });
}

function ticks({ checkbox }, live) {
  if (!checkbox) return null;
  const { question_key: name, option_list: options, mode, disable } = checkbox;
  const boxes = options.map(({ id, text, is_checked: checked }) => {
    const type = mode === 1 ? 'checkbox' : 'radio';
    const box = el('input', { type, name, value: id, checked: Boolean(checked), disabled: disable || !live });
    return el('label', {}, box, text);
  });
  // A form of its own, so that equal names on another card are another group.
  return el('form.ticks', { 'data-question': name, onsubmit: (event) => event.preventDefault() }, boxes);
}

function buttons({ button_list: list = [], submit_button: submit }, live, tap, open) {
  const all = submit ? [{ ...submit, style: 1 }] : list;
  if (!all.length) return null;
  const drawn = all.map(({ text, style = 1, type, key, url }) => {
    const leads = type === 1;
    const onclick = (event) => (leads ? open(url) : void tap(key, event.currentTarget));
    return el(`button.${LOOKS[style]}`, { type: 'button', disabled: !leads && !live, onclick }, text);
  });
  return el('div.buttons', { 'data-count': all.length }, drawn);
}

/** Option ids by question, as a tap sends them. */
function answersOf(node) {
  const answers = {};
  for (const select of node.querySelectorAll('select[data-question]'))
    answers[select.dataset.question] = [select.value];
  for (const form of node.querySelectorAll('form[data-question]')) {
    answers[form.dataset.question] = [...form.querySelectorAll('input:checked')].map(({ value }) => value);
  }
  return answers;
}
