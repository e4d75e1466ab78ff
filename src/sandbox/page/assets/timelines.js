/** What the public sees: the Weibo account's posts, what other people post there, and the official account's articles. */
import { el } from './dom.js';
import { createElsewhere } from './elsewhere.js';
import { follow, openPicture, openSheet } from './sheet.js';
import { richText } from './text.js';
import { dayAndTime } from './time.js';

const FOLD = 140;
const NO_POSTS = '还没有微博。四人都点过、到了拟发时间，微博会自动出现在这里。';
const NO_ARTICLES = '还没有文章。签发以后到了拟发时间，文章会自动出现在这里。';
const ARTICLE_STATUS = { publishing: '平台审核中', refused: '平台未通过', deleted: '已删除' };

export function createTimelines() {
  const place = document.getElementById('timelines');
  const unfolded = new Set();
  const drawn = {};
  const elsewhere = createElsewhere(() => update(latest, clock));
  const toggle = document.getElementById('elsewhere');
  const turn = (on) => {
    toggle.setAttribute('aria-pressed', `${on}`);
    toggle.textContent = on ? '看官微' : '看别人';
    update(latest, clock);
  };
  toggle.addEventListener('click', () => turn(!isElsewhere()));
  document.addEventListener('elsewhere', ({ detail }) => turn(detail));

  function isElsewhere() {
    return toggle.getAttribute('aria-pressed') === 'true';
  }

  function fill(channel, count, state, nodes) {
    const signature = JSON.stringify(state);
    if (drawn[channel] === signature) return;
    drawn[channel] = signature;
    const box = place.querySelector(`.${channel}`);
    box.querySelector('.count').textContent = count ? `${count} 条` : '';
    box.querySelector('.posts').replaceChildren(...nodes());
  }

  const listed = (items, draw, empty) => () => (items.length ? items.map(draw) : [el('p.empty', {}, empty)]);

  function post(item) {
    const { text, folded } = foldedText(item.text, unfolded.has(item.id));
    const open = (address) => follow(address, place, undefined, '网页');
    const unfold = () => {
      unfolded.add(item.id);
      update(latest, clock);
    };
    return el(
      'article.post',
      { 'data-testid': `weibo-${item.id}` },
      el(
        'div.post-head',
        {},
        el('span.face.tone-weibo', { 'aria-hidden': 'true' }, '雀'),
        el('div', {}, el('b', {}, '云雀谷健康'), el('small', {}, `${dayAndTime(item.at)} 来自 签发`)),
      ),
      el(
        'p.post-text',
        {},
        richText(text, open, () => '网页链接'),
        folded && el('button.unfold', { type: 'button', onclick: unfold }, '…展开'),
      ),
      'original' in item && quoted(item.original),
      item.pictures.map((picture) =>
        el(
          'button.picture',
          { type: 'button', onclick: () => openPicture(picture, place) },
          el('img', { src: picture, alt: '微博配图' }),
        ),
      ),
      el('p.post-foot', { 'aria-hidden': 'true' }, ...['转发', '评论', '赞'].map((word) => el('span', {}, word))),
    );
  }

  function article(item, index) {
    const open = () => {
      const frame = el('iframe', {
        src: `/sandbox/api/article/${encodeURIComponent(item.id)}`,
        sandbox: '',
        title: item.title,
      });
      const source =
        item.sourceUrl &&
        el(
          'button.source-link',
          { type: 'button', onclick: () => follow(item.sourceUrl, place, undefined, '阅读原文') },
          '阅读原文',
        );
      openSheet(place, '云雀谷健康', el('div.reader', {}, frame, source), null);
    };
    const status = ARTICLE_STATUS[item.status];
    return el(
      `button.article${index === 0 ? '.first' : ''}`,
      { type: 'button', 'data-testid': `wechat-${item.id}`, onclick: open },
      item.cover && el('img', { src: item.cover, alt: '' }),
      el(
        'span.article-words',
        {},
        el('b', {}, item.title),
        item.digest && el('span', {}, item.digest),
        el('small', {}, dayAndTime(item.at), status && el('i', {}, status)),
      ),
    );
  }

  let latest = { weibo: [], wechat: [], others: [] };
  let clock = 0;
  /** @param now epoch ms of the one clock */
  function update(timelines, now) {
    latest = timelines;
    clock = now;
    const { weibo, wechat, others } = timelines;
    if (isElsewhere()) fill('weibo', weibo.length, [others, elsewhere.state()], () => elsewhere.draw(others, clock));
    else fill('weibo', weibo.length, [weibo, [...unfolded]], listed(weibo, post, NO_POSTS));
    fill('wechat', wechat.length, [wechat], listed(wechat, article, NO_ARTICLES));
  }
  return { update, count: () => ({ weibo: latest.weibo.length, wechat: latest.wechat.length }) };
}

/** What a repost shows again; its author may have deleted it since. */
function quoted(original) {
  if (!original) return el('p.quoted.gone', {}, '抱歉，原微博已被作者删除。');
  return el('p.quoted', {}, el('b', {}, `@${original.name}`), `：${original.text}`);
}

/** Weibo folds after 140 characters, never inside an address. */
function foldedText(text, whole) {
  const signs = [...text];
  if (whole || signs.length <= FOLD) return { text, folded: false };
  const head = signs.slice(0, FOLD).join('');
  const address = /https?:\/\/\S*$/.exec(head);
  return { text: address ? head.slice(0, address.index) : head, folded: true };
}
