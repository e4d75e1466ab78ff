/** Texts of a chat: WeCom shows `<a href>` and bare addresses as links and everything else as it stands. */
import { el } from './dom.js';

const LINK = /<a\s+href="(https?:\/\/[^"\s]+)"\s*>([^<]*)<\/a>|(https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&()*+,;=%]+)/g;
/** Signs that end a sentence rather than an address. */
const TAIL = /[.,;:!?)\]]+$/;

/**
 * @param {(address: string) => void} open
 * @param {(address: string) => string} [name] what a bare address reads as
 * @returns nodes
 */
export function richText(text, open, name = (address) => address) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, href, label, bare] = match;
    const address = href ?? bare.replace(TAIL, '');
    nodes.push(text.slice(at, match.index), linkTo(address, href ? label : name(address), open));
    at = match.index + (href ? whole.length : address.length);
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== '');
}

export function linkTo(address, label, open) {
  const onclick = (event) => {
    event.preventDefault();
    event.stopPropagation();
    open(address);
  };
  return el('a', { href: address, title: address, rel: 'noopener', onclick }, label);
}
