/** The strip above the phones: the way of a post, who has something new, and on a narrow screen the tabs. */
import { el } from './dom.js';

/** @param {{ show(view: string): void, add(userid: string): void }} acts */
export function createWay(acts) {
  const steps = document.getElementById('steps');
  const others = document.getElementById('others');
  const more = document.getElementById('more-people');
  const tabs = new Map();
  more.addEventListener('change', () => {
    if (more.value) acts.add(more.value);
    more.value = '';
  });

  function tab(view, label, name, tone) {
    const badge = el('span.badge', { hidden: true });
    const face = el(`span.face.tone-${tone}`, { 'aria-hidden': 'true' }, name.slice(0, 1));
    const words = el('span.tab-words', {}, el('small', {}, label), el('b', {}, name));
    const button = el(
      'button.tab',
      { type: 'button', 'data-testid': `tab-${view}`, onclick: () => acts.show(view) },
      face,
      words,
      badge,
    );
    tabs.set(view, { button, badge });
    return button;
  }

  return {
    addStep(person) {
      steps.append(el('li', {}, tab(person.userid, person.part, person.name, person.tone)));
    },
    addOther(person) {
      others.append(tab(person.userid, person.title, person.name, person.tone));
    },
    addTimelines() {
      const buttons = [
        tab('weibo', '到点自动发布', '微博', 'weibo'),
        tab('wechat', '到点自动发布', '公众号', 'wechat'),
      ];
      steps.append(el('li.end', {}, buttons));
    },
    remove(view) {
      tabs.get(view)?.button.remove();
      tabs.delete(view);
    },
    /** Who can still be added. */
    setMore(people) {
      const options = people.map(({ userid, name, title }) => el('option', { value: userid }, `${name} · ${title}`));
      more.replaceChildren(el('option', { value: '' }, '＋ 换人'), ...options);
      more.hidden = !people.length;
    },
    setNews(view, { fresh, live }) {
      const { button, badge } = tabs.get(view);
      badge.hidden = fresh === 0;
      badge.textContent = fresh > 99 ? '99+' : `${fresh}`;
      badge.setAttribute('aria-label', `${fresh} 条新消息`);
      button.classList.toggle('live', live);
    },
    setCurrent(view) {
      for (const [name, { button }] of tabs) button.setAttribute('aria-current', `${name === view}`);
    },
  };
}
