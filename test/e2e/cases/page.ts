/** The page behind 看全文, opened from a phone: every redirect of the sign-in is followed with the cookies of that phone. */
import type { Product } from '../../helpers/product';

export interface Page {
  status: number;
  /** without tags */
  text: string;
}

const HOPS = 10;

type Jar = Map<string, Map<string, string>>;

/** A phone's browser: a messenger that knows whose it is, and a product that does not yet. */
function jarOf(product: Product, userid: string): Jar {
  return new Map([[product.platforms.url, new Map([['sandbox_user', userid]])]]);
}

export async function openPage(product: Product, userid: string, path: string): Promise<Page> {
  const { status, html } = await walk(jarOf(product, userid), new URL(path, product.url));
  return { status, text: plain(html) };
}

/** A page with a decision to take; `decide` sends its form with these fields, and gives what the page says then. */
export async function signedIn(product: Product, userid: string, path: string) {
  const jar = jarOf(product, userid);
  const { html } = await walk(jar, new URL(path, product.url));
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const form = Object.fromEntries(hidden.map(([, name, value]) => [name!, value!]));
  return {
    async decide(fields: Record<string, string>): Promise<string> {
      const body = new URLSearchParams({ ...form, ...fields });
      const address = new URL(`${path}/decisions`, product.url);
      return plain((await walk(jar, address, { method: 'POST', body })).html);
    },
  };
}

async function walk(jar: Jar, start: URL, init: RequestInit = {}): Promise<{ status: number; html: string }> {
  let [address, request] = [start, init];
  for (let hop = 0; hop < HOPS; hop += 1) {
    const cookies = jar.get(address.origin) ?? new Map<string, string>();
    jar.set(address.origin, cookies);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: start.origin };
    const response = await fetch(address, { ...request, redirect: 'manual', headers });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(name!, value!);
    }
    const location = response.headers.get('location');
    if (!location) return { status: response.status, html: await response.text() };
    [address, request] = [new URL(location, address), {}];
  }
  throw new Error(`${start.pathname} leads nowhere`);
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
