/** The one clock, and moving it ahead. */
import { post } from './api.js';
import { toast } from './dom.js';
import { clockTime, dayAndTime, fieldTime, fromField, longDate } from './time.js';

/** @param {(moving: boolean) => void} moved called when a move begins and ends */
export function createClock(moved) {
  const bar = document.getElementById('clock-bar');
  const find = (selector) => bar.querySelector(selector);
  const next = find('[data-next]');
  let base = { now: Date.now(), at: performance.now() };
  let moving = false;

  const now = () => base.now + performance.now() - base.at;

  function update({ now: at, nextDueAt }) {
    base = { now: at, at: performance.now() };
    tick();
    if (!next) return;
    next.dataset.due = nextDueAt ?? '';
    next.disabled = moving || nextDueAt === null;
    next.querySelector('small').textContent = nextDueAt === null ? '' : dayAndTime(Math.max(nextDueAt, at));
    next.title = nextDueAt === null ? '暂时没有等着发生的事' : '跳到下一件会自动发生的事';
  }

  function tick() {
    const at = now();
    const clock = find('#clock');
    find('.clock-time').textContent = clockTime(at);
    find('.clock-date').textContent = longDate(at);
    clock.dateTime = new Date(at).toISOString();
    const field = find('[name=to]');
    if (field) field.min = fieldTime(at);
    if (field && !field.value) field.value = fieldTime(at + 86_400_000);
  }

  async function move(wish) {
    if (moving) return;
    setMoving(true);
    try {
      update(await post('clock', wish));
    } catch (error) {
      toast(error.message);
    }
    setMoving(false);
  }

  function setMoving(on) {
    moving = on;
    bar.classList.toggle('moving', on);
    for (const button of bar.querySelectorAll('.clock-controls button')) button.disabled = on;
    if (!on && next) next.disabled = next.dataset.due === '';
    moved(on);
  }

  for (const button of bar.querySelectorAll('[data-by]')) {
    button.addEventListener('click', () => void move({ by: Number(button.dataset.by) }));
  }
  next?.addEventListener('click', () => void move({ to: 'next' }));
  find('.clock-to')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void move({ to: fromField(find('[name=to]').value) });
  });
  setInterval(tick, 1000);
  return { update, now, to: (at) => void move({ to: at }) };
}
