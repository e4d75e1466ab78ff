/** The lines of one chat, kept in step with the state: only what changed is drawn again. */
import { drawCard } from './card.js';
import { el } from './dom.js';
import { openPicture } from './sheet.js';
import { linkTo, richText } from './text.js';
import { dayAndTime } from './time.js';

const GAP = 10 * 60_000;

/**
 * @param {HTMLElement} empty what an empty chat shows
 * @param {{ open(address: string): void, tap(messageId: string, key: string, selected: object): Promise<void> }} acts
 */
export function createChat(box, owner, empty, acts) {
  const drawn = new Map();
  let pending = [];
  /** Whether the newest line is in sight and should stay so, also when pictures arrive late. */
  let atEnd = true;
  /** Whether a card was tapped and nothing came of it yet; a scroll from before the tap may be told only after it. */
  let awaiting = false;
  for (const type of ['wheel', 'touchmove']) box.addEventListener(type, () => (awaiting = false), { passive: true });
  box.addEventListener('scroll', () => {
    atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  });
  box.addEventListener('load', () => atEnd && toEnd(), true);
  const lineActs = {
    open: acts.open,
    tap: (messageId, key, selected) => {
      // What the tap leads to is below.
      awaiting = true;
      return acts.tap(messageId, key, selected);
    },
  };

  function update(messages) {
    const lastBefore = [...drawn.keys()].at(-1);
    const ids = new Set(messages.map(({ id }) => id));
    for (const [id, { node }] of drawn) {
      if (ids.has(id)) continue;
      node.remove();
      drawn.delete(id);
    }
    let before = 0;
    for (const message of messages) {
      place(message, message.at - before > GAP);
      before = message.at;
    }
    settlePending(messages);
    empty.remove();
    if (!messages.length && !pending.length) box.append(empty);
    const last = messages.at(-1);
    const isNew = last?.id !== lastBefore;
    if (atEnd || (isNew && (awaiting || last?.direction === 'out'))) toEnd();
  }

  function place(message, stamped) {
    const signature = JSON.stringify([message, stamped]);
    const known = drawn.get(message.id);
    if (known?.signature === signature) return;
    const node = el(
      'div.entry',
      {},
      stamped && el('p.stamp', {}, dayAndTime(message.at)),
      line(message, owner, box, lineActs),
    );
    if (known) known.node.replaceWith(node);
    else box.append(node);
    drawn.set(message.id, { node, signature });
  }

  /** A line on its way, shown at once; it gives way to the real one. */
  function send(message) {
    const last = [...drawn.keys()].at(-1);
    const node = el('div.entry.pending', {}, line({ ...message, direction: 'out' }, owner, box, lineActs));
    const entry = { node, after: number(last ?? 'm0') };
    pending.push(entry);
    empty.remove();
    box.append(node);
    toEnd();
    return () => drop(entry);
  }

  function settlePending(messages) {
    for (const entry of [...pending]) {
      const arrived = messages.find(({ id, direction }) => direction === 'out' && number(id) > entry.after);
      if (!arrived) continue;
      for (const other of pending) other.after = Math.max(other.after, number(arrived.id));
      drop(entry);
    }
    for (const { node } of pending) box.append(node);
  }

  function drop(entry) {
    entry.node.remove();
    pending = pending.filter((other) => other !== entry);
  }

  function toEnd() {
    atEnd = true;
    awaiting = false;
    box.scrollTop = box.scrollHeight;
  }

  return { update, send, toEnd };
}

/** Ids grow: `m12`. */
export const number = (id) => Number(id.slice(1));

function line(message, owner, box, acts) {
  const side = message.direction;
  const body = content(message, box, acts);
  if (message.recalled || message.kind === 'card') return el(`div.row.${side}.wide`, {}, body);
  const face =
    side === 'in'
      ? el('span.face.app', { 'aria-hidden': 'true' }, '签')
      : el(`span.face.tone-${owner.tone}`, { 'aria-hidden': 'true' }, owner.name.slice(0, 1));
  return el(`div.row.${side}`, {}, face, body);
}

function content(message, box, acts) {
  if (message.recalled) return el('p.recalled', {}, '“签发”撤回了一条消息');
  switch (message.kind) {
    case 'card':
      return drawCard(message, {
        open: acts.open,
        tap: (key, selected) => acts.tap(message.id, key, selected),
      });
    case 'image': {
      const show = () => openPicture(message.picture, box.closest('.phone'));
      return el(
        'button.picture',
        { type: 'button', onclick: show },
        el('img', { src: message.picture, alt: '图片，点开看大图' }),
      );
    }
    case 'textcard':
    case 'news':
      return el(
        'div.bubble',
        {},
        message.articles.map((article) => newsItem(article, acts.open)),
      );
    default:
      return el('div.bubble', {}, richText(message.text ?? '', acts.open));
  }
}

function newsItem({ title, description = '', url }, open) {
  return el('div', {}, el('b', {}, url ? linkTo(url, title, open) : title), el('p', {}, description));
}
