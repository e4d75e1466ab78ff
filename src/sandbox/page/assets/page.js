/** Puts the page together and keeps it live by asking for whatever is newer than what is shown. */
import { get } from './api.js';
import { createClock } from './clock.js';
import { toast } from './dom.js';
import { createPhone } from './phone.js';
import { createStories } from './story.js';
import { createTimelines } from './timelines.js';
import { createWay } from './way.js';

const config = JSON.parse(document.body.dataset.config);
const phonesBox = document.getElementById('phones');
const phones = new Map();
const seenPosts = { weibo: null, wechat: null };
const OTHERS = 'qianfa-sandbox-others';
let view = null;
let current = config.story[0].userid;

const timelines = createTimelines();
const way = createWay({ show, add: (userid) => addOther(userid, true) });
const clock = createClock((moving) => document.body.classList.toggle('time-flies', moving));
const stories = createStories(config.stories, {
  show: (name) => {
    if (view.people.some(({ userid }) => userid === name)) addOther(name, false);
    show(name);
  },
  phone: (userid) => phones.get(userid),
  clock,
});
const guide = document.getElementById('guide');
document.addEventListener('timeline', ({ detail }) => show(detail));
document.addEventListener('write', ({ detail }) => {
  const [{ userid }] = config.story;
  show(userid);
  phones.get(userid).write(detail);
});
document.getElementById('help').addEventListener('click', () => guide.showModal());

function isNarrow() {
  return matchMedia('(max-width: 899px)').matches;
}

/** Brings a phone or a timeline to the eye; on a narrow screen it is the only one shown. */
function show(name) {
  touched(name);
  if (!isNarrow()) bring(document.querySelector(`.stage [data-view="${name}"]`), 'center');
  phones.get(name)?.toEnd();
}

function bring(node, inline) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  node.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'nearest', inline });
}

function isWriting() {
  return Boolean(document.activeElement?.value?.trim?.());
}

function touched(name) {
  current = name;
  for (const node of document.querySelectorAll('.stage [data-view]'))
    node.classList.toggle('current', node.dataset.view === name);
  phonesBox.classList.toggle('current', phones.has(name));
  way.setCurrent(name);
  drawNews();
}

function seePosts(channel) {
  seenPosts[channel] = timelines.count()[channel];
  drawNews();
}

function drawNews() {
  phones.get(current)?.look();
  for (const [userid, phone] of phones) {
    const news = phone.news();
    way.setNews(userid, news);
    phone.highlight(news.fresh);
    if (news.calls && !isNarrow() && !isWriting()) bring(phone.node, 'nearest');
  }
  for (const [channel, count] of Object.entries(timelines.count())) {
    if (seenPosts[channel] === null || current === channel || count < seenPosts[channel]) seenPosts[channel] = count;
    way.setNews(channel, { fresh: count - seenPosts[channel], live: false });
  }
}

function addPhone(person, removed) {
  const phone = createPhone(person, { touched: (userid) => userid !== current && touched(userid), removed });
  phones.set(person.userid, phone);
  phonesBox.append(phone.node);
  if (view) phone.update(view);
}

/** The people outside the story whose phones are on the table, remembered by this browser. */
function others() {
  return [...phones.keys()].filter((userid) => !config.story.some((role) => role.userid === userid));
}

function addOther(userid, shown) {
  const person = view.people.find((one) => one.userid === userid);
  if (!person || phones.has(userid)) return;
  const waiting = person.id ? '发「帮助」看看能做什么。' : '这个人不在组织名单里。发一句话，看看系统怎么回答。';
  const full = { ...person, part: '', waiting, tone: 'other' };
  way.addOther(full);
  addPhone(full, removeOther);
  rememberOthers();
  if (shown) show(userid);
}

function removeOther(userid) {
  phones.get(userid).node.remove();
  phones.delete(userid);
  way.remove(userid);
  rememberOthers();
  show(config.story[0].userid);
}

function rememberOthers() {
  localStorage.setItem(OTHERS, JSON.stringify(others()));
  way.setMore(view.people.filter(({ userid }) => !phones.has(userid)));
}

function start() {
  config.story.forEach((role, index) => {
    const person = { ...view.people.find(({ userid }) => userid === role.userid), ...role, tone: index + 1 };
    way.addStep(person);
    addPhone(person, null);
  });
  way.addTimelines();
  for (const userid of JSON.parse(localStorage.getItem(OTHERS) ?? '[]')) addOther(userid, false);
  rememberOthers();
  touched(current);
  for (const phone of phones.values()) phone.toEnd();
  for (const channel of Object.keys(seenPosts)) {
    const timeline = document.querySelector(`.timeline.${channel}`);
    for (const type of ['pointerenter', 'focusin']) timeline.addEventListener(type, () => seePosts(channel));
  }
  document.body.classList.add('ready');
}

function draw(next) {
  const first = view === null;
  const dropped = view?.dropped ?? next.dropped;
  view = next;
  timelines.update(view.timelines, view.clock.now);
  if (first) start();
  for (const phone of phones.values()) phone.update(view);
  clock.update(view.clock);
  stories.update(view);
  if (next.dropped > dropped) toast(`企业微信丢弃了 ${next.dropped - dropped} 条消息：每人每分钟最多 30 条`, 'plain');
  drawNews();
}

async function live() {
  let since = 0;
  let failing = false;
  for (;;) {
    try {
      draw(await get(`state?since=${since}&due=${view?.clock.nextDueAt ?? ''}`));
      since = view.version;
      failing = false;
    } catch (error) {
      if (!failing) toast(error.message);
      failing = true;
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

void live();
