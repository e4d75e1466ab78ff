/** The page behind 看全文, opened from a phone: every redirect of the sign-in is followed with the cookies of that phone. */
import type { Product } from '../../helpers/product';

export interface Page {
  status: number;
  /** without tags */
  text: string;
}

const HOPS = 10;

export async function openPage(product: Product, userid: string, path: string): Promise<Page> {
  // a phone's browser: a messenger that knows whose it is, and a product that does not yet
  const jar = new Map<string, Map<string, string>>([[product.platforms.url, new Map([['sandbox_user', userid]])]]);
  let address = new URL(path, product.url);
  for (let hop = 0; hop < HOPS; hop += 1) {
    const cookies = jar.get(address.origin) ?? new Map<string, string>();
    jar.set(address.origin, cookies);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(name!, value!);
    }
    const location = response.headers.get('location');
    if (!location) return { status: response.status, text: plain(await response.text()) };
    address = new URL(location, address);
  }
  throw new Error(`${path} leads nowhere`);
}

function plain(html: string): string {
  return html
    .replace(/<(script|style)[^>]*>[^]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_all, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
    )
    .replace(/\s+/g, ' ');
}
