/** 试一试: leads through a story, step by step, and sees by itself what has been done. */
import { number } from './chat.js';
import { el } from './dom.js';
import { lookOf } from './look.js';
import { dateOf, fromField } from './time.js';

const PLAYING = 'qianfa-sandbox-story';
const PLAYED = 'qianfa-sandbox-played';
const DAY = 86_400_000;

const byId = (id) => document.getElementById(id);
const stored = (key, otherwise) => JSON.parse(localStorage.getItem(key) ?? JSON.stringify(otherwise));

/**
 * @param stories as in the page's configuration
 * @param {{ show(view: string): void, phone(userid: string): { write(text: string): void }, clock: { now(): number,
 *   to(at: number): void } }} acts
 */
export function createStories(stories, acts) {
  const strip = byId('tryout');
  const list = byId('tryout-steps');
  /** the story being played, where it began, and how far it is: `{ id, after, at, day, step }` */
  let playing = stored(PLAYING, null);
  let view = null;

  const story = () => stories.find(({ id }) => id === playing?.id);
  byId('try').addEventListener('click', openList);
  byId('tryout-help').addEventListener('click', help);
  byId('tryout-quit').addEventListener('click', () => keep(null));
  byId('tryout-name').addEventListener('click', ({ currentTarget: name }) => {
    list.hidden = !list.hidden;
    name.setAttribute('aria-expanded', `${!list.hidden}`);
  });

  function openList() {
    const played = stored(PLAYED, []);
    const items = stories.map(({ id, title, hint }) =>
      el(
        'li',
        {},
        el(
          'button',
          { type: 'button', 'data-testid': `story-${id}`, onclick: () => begin(id) },
          el('b', {}, played.includes(id) ? `✓ ${title}` : title),
          el('span', {}, hint),
        ),
      ),
    );
    byId('story-list').replaceChildren(...items);
    byId('stories').showModal();
  }

  function begin(id) {
    byId('stories').close();
    const { begins, steps } = stories.find((one) => one.id === id);
    const now = acts.clock.now();
    const today = dateOf(now);
    const day = begins && fromField(`${today}T${begins}`) <= now ? dateOf(now + DAY) : today;
    // each messenger numbers its lines for itself
    const last = (messages) => Math.max(0, ...messages.map((message) => number(message.id)));
    const after = Object.fromEntries(Object.entries(view.phones).map(([userid, messages]) => [userid, last(messages)]));
    keep({ id, after, at: now, day, step: 0 });
    if (steps[0].who) acts.show(steps[0].who);
  }

  function keep(next) {
    playing = next;
    localStorage.setItem(PLAYING, JSON.stringify(playing));
    draw();
  }

  /** What came to a phone since the story began. */
  const since = (userid) => (view.phones[userid] ?? []).filter(({ id }) => number(id) > (playing.after[userid] ?? 0));

  /** What the placeholders of a text stand for. */
  function filled(text) {
    const { day } = playing;
    const submitted = since(story().author).filter(({ text: said }) => said);
    const no = submitted.map(({ text: said }) => /已提交 (\d{4}-\d{4})/.exec(said)?.[1]).findLast(Boolean);
    return text
      .replaceAll('{no}', no ?? '编号')
      .replace(/\{day\+(\d+)\}/g, (_all, days) => dateOf(fromField(`${day}T12:00`) + days * DAY));
  }

  const instant = (text) => fromField(filled(text).replace(' ', 'T'));

  function isDone({ done }) {
    if (done.clock) return acts.clock.now() >= instant(done.clock);
    const pattern = new RegExp(filled(done.shows), 's');
    if (done.timeline) {
      const posts = view.timelines[done.timeline].filter(
        ({ at, status }) => at >= playing.at && status === 'published',
      );
      return posts.some(({ text, title }) => pattern.test(`${title ?? ''}${text ?? ''}`));
    }
    return since(done.phone).some((message) => pattern.test(lookOf(message)));
  }

  /** Follows what happens: as many steps as are done by now are ticked. */
  function update(next) {
    view = next;
    const current = story();
    if (!current) return draw();
    let { step } = playing;
    while (step < current.steps.length && isDone(current.steps[step])) step += 1;
    if (step === playing.step) return draw();
    if (step === current.steps.length) {
      localStorage.setItem(PLAYED, JSON.stringify([...new Set([...stored(PLAYED, []), current.id])]));
      // what it was all for is looked at, also where one phone alone is shown
      const { timeline } = current.steps.at(-1).done;
      if (timeline) acts.show(timeline);
    }
    keep({ ...playing, step });
  }

  function help() {
    const step = story().steps[playing.step];
    if (!step) return openList();
    if (step.clock) return acts.clock.to(instant(step.clock));
    if (!step.who) return acts.show(step.done.timeline ?? step.done.phone);
    acts.show(step.who);
    if (step.write) acts.phone(step.who).write(filled(step.write));
  }

  function draw() {
    const current = story();
    strip.hidden = !current;
    if (!current || !view) return;
    const { step: at } = playing;
    const step = current.steps[at];
    const [name, count] = byId('tryout-name').children;
    name.textContent = current.title;
    count.textContent = step ? `第 ${at + 1} / ${current.steps.length} 步` : '演完了 ✓';
    byId('tryout-now').textContent = filled(step?.text ?? current.after);
    byId('tryout-help').textContent = helpWords(step);
    byId('tryout-quit').textContent = step ? '退出' : '收起';
    strip.classList.toggle('over', !step);
    Object.assign(strip.dataset, { step: `${at}`, who: step?.who ?? '', tap: step?.tap ?? '', over: `${!step}` });
    const items = current.steps.map(({ text }, index) =>
      el(`li.${index < at ? 'done' : index === at ? 'now' : 'ahead'}`, {}, filled(text)),
    );
    list.replaceChildren(...items);
  }

  return { update };
}

function helpWords(step) {
  if (!step) return '再选一个';
  if (step.clock) return '拨时钟';
  return step.write ? '写进输入框' : '带我去';
}
