/** One person's phone: the chat with the app, and whether something new waits in it. */
import { act } from './api.js';
import { createChat, number } from './chat.js';
import { createComposer } from './composer.js';
import { cloneOf, el, toast } from './dom.js';
import { follow } from './sheet.js';

/**
 * @param person as in the state, with `tone` (colour), `part` and `waiting` (texts)
 * @param {{ touched(userid: string): void, removed: ((userid: string) => void) | null }} events
 */
export function createPhone(person, events) {
  const { userid, name, title, department, part, waiting, tone, messenger } = person;
  const isDingtalk = messenger === 'dingtalk';
  const node = cloneOf('phone-template');
  const find = (selector) => node.querySelector(selector);
  node.dataset.testid = `phone-${userid}`;
  node.dataset.view = userid;
  node.setAttribute('aria-label', `${name}的手机`);
  find('.owner .face').textContent = name.slice(0, 1);
  find('.owner .face').classList.add(`tone-${tone}`);
  find('h2').textContent = name;
  find('.who p').textContent = [title, title.startsWith(department) ? '' : department].filter(Boolean).join(' · ');
  find('.messenger').hidden = !isDingtalk;
  if (part) find('.part').textContent = part;
  else find('.part').remove();
  if (events.removed) find('.remove').addEventListener('click', () => events.removed(userid));
  else find('.remove').remove();

  const open = (address) => follow(address, node, userid);
  const tap = (messageId, key, selected) =>
    act('tap', { userid, messageId, key, selected }).catch((error) => toast(error.message));
  const chat = createChat(find('.chat'), person, emptyChat(waiting, find('.open-samples')), { open, tap });
  find('.chat').setAttribute('aria-label', `${name}与签发的聊天`);
  const composer = createComposer(node, person, chat);
  for (const type of ['pointerdown', 'focusin']) node.addEventListener(type, () => events.touched(userid));

  let seen = null;
  let called = 0;
  let messages = [];
  const last = () => number(messages.at(-1)?.id ?? 'm0');
  return {
    node,
    userid,
    toEnd: chat.toEnd,
    write: composer.write,
    update(view) {
      // in DingTalk there is neither
      drawTile(find('.tile'), isDingtalk ? null : view.tile, userid);
      drawMenu(find('.menu'), isDingtalk ? null : view.menu, userid);
      messages = view.phones[userid] ?? [];
      chat.update(messages);
      // What was there when the page opened is old news, except a card that still waits to be tapped.
      seen ??= last();
    },
    look() {
      seen = last();
    },
    /**
     * How many lines of the app came since the person last looked, whether a card can be tapped, and whether one such came
     * since this was last asked.
     */
    news() {
      const fresh = messages.filter(({ id, direction }) => direction === 'in' && number(id) > seen);
      const calls = fresh.some(({ id, live }) => live && number(id) > called);
      called = last();
      return { fresh: fresh.length, live: messages.some(({ live }) => live), calls };
    },
    highlight(fresh) {
      node.classList.toggle('calling', fresh > 0);
    },
  };
}

/** @param [start] the button that begins the story, on the phone where it begins */
function emptyChat(waiting, start) {
  return el(
    'div.empty',
    {},
    el('p', {}, waiting),
    el('button.begin', { type: 'button', onclick: () => start.click() }, '选一篇样稿'),
  );
}

/** The number on the app's workbench tile: the person's own, else what everybody has. */
function drawTile(node, tile, userid) {
  const [shown] = tile?.own[userid] ?? tile?.template ?? [];
  node.hidden = !shown;
  node.textContent = shown ? `${shown.key} ${shown.data}` : '';
}

/** The app's menu, once the product has made one. */
function drawMenu(node, menu, userid) {
  const buttons = menu?.button ?? [];
  const signature = JSON.stringify(buttons);
  if (node.dataset.drawn === signature) return;
  node.dataset.drawn = signature;
  node.hidden = !buttons.length;
  const press = (key) => act('menu', { userid, key }).catch((error) => toast(error.message));
  node.replaceChildren(
    ...buttons.map(({ name, key }) =>
      el('button', { type: 'button', 'data-testid': `menu-${key}-${userid}`, onclick: () => press(key) }, name),
    ),
  );
}
