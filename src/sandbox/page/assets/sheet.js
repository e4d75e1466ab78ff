/** The sheet that slides over a phone: one at a time, since a browser is signed in as one person at a time. */
import { cloneOf, el, toast } from './dom.js';

/** Posts on the real platforms' hosts are those of the timelines here. */
const TIMELINES = { 'weibo.com': 'weibo', 'm.weibo.cn': 'weibo', 'mp.weixin.qq.com': 'wechat' };
/** Where other people's posts are. */
const ELSEWHERE = 'm.weibo.cn';

const config = JSON.parse(document.body.dataset.config);
let current = null;

export function closeSheet() {
  current?.sheet.remove();
  current?.opener?.focus();
  current = null;
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeSheet();
});

/**
 * Follows an address as the real client would: the product's pages signed in as the phone's owner, its public pages as they
 * are, everything else only shown.
 * @param {HTMLElement} place what the sheet covers
 * @param {string} [userid] whose phone; absent for a reader of the timelines
 */
export function follow(address, place, userid, title = '签发') {
  const channel = URL.canParse(address) && TIMELINES[new URL(address).hostname];
  if (channel) {
    if (channel === 'weibo')
      document.dispatchEvent(new CustomEvent('elsewhere', { detail: new URL(address).hostname === ELSEWHERE }));
    return void document.dispatchEvent(new CustomEvent('timeline', { detail: channel }));
  }
  const target = targetOf(address, userid);
  if (!target) return toast(`沙盒不打开外面的链接：${address}`, 'plain');
  if (!config.framed) return void window.open(target, '_blank', 'noopener');
  const frame = el('iframe', { src: target, title });
  openSheet(place, title, frame, target);
}

export function openPicture(address, place, title = '图片') {
  openSheet(place, title, el('img.large', { src: address, alt: title }), address);
}

/** @param {string} [outside] the address for a window of its own */
export function openSheet(place, title, content, outside) {
  closeSheet();
  const sheet = cloneOf('sheet-template');
  sheet.setAttribute('aria-label', title);
  sheet.querySelector('.sheet-title').textContent = title;
  sheet.querySelector('.sheet-body').append(content);
  const link = sheet.querySelector('.outside');
  if (outside) link.href = outside;
  else link.remove();
  const back = sheet.querySelector('.back');
  back.addEventListener('click', closeSheet);
  current = { sheet, opener: document.activeElement };
  place.append(sheet);
  back.focus({ preventScroll: true });
}

function targetOf(address, userid) {
  if (!URL.canParse(address, config.product)) return null;
  const url = new URL(address, config.product);
  const path = url.pathname + url.search;
  if (url.origin === new URL(config.platforms).origin && /^\/(wecom|dingtalk)-login\//.test(path))
    return asMember(userid, url.href);
  if (url.origin !== new URL(config.product).origin) return null;
  if (!userid || path.startsWith('/p/')) return url.href;
  const messenger = config.inDingtalk.includes(userid) ? 'dingtalk' : 'wecom';
  const next = path.startsWith('/auth/') ? path : `/auth/${messenger}?next=${encodeURIComponent(path)}`;
  return asMember(userid, config.product + next);
}

function asMember(userid, next) {
  if (!userid) return next;
  return `${config.platforms}/wecom-login/as/${encodeURIComponent(userid)}?next=${encodeURIComponent(next)}`;
}
