/** `微博、微信 原因`: the channels a text begins with, and the reason behind them. */
import type { Account } from '../../domain/account';
import { accountsNamed } from '../template/template-values';

/** `glued`: begins with a channel's word that runs into what follows, so nobody can say which is meant. */
export type ChannelsFirst = { accounts: Account[]; rest: string } | { unknown: string } | { glued: string };

const EVERY = /^(?:全部|所有|双平台)(?:的?(?:渠道|账号|平台))?(?=$|[\s:：,，;；。])/;
const FIRST = /^[\s:：,，;；]+/;
const JOINED = /^\s*(?:、|\/|／|\+|＋|&|和|与|及|以及)\s*/;
const ENDS = /^(?:$|[\s:：,，;；。、/／+＋&和与及以])/;
const RUNS_ON = /^(?:官方)?(?:微博|微信公众号|微信|公众号)(?=\S)/;

/** @returns `accounts` empty when the text names none, or all by one word */
export function readChannelsFirst(text: string, accounts: Account[]): ChannelsFirst {
  const whole = text.replace(FIRST, '').trim();
  const every = EVERY.exec(whole);
  if (every) return { accounts: [], rest: reasonOf(whole.slice(every[0].length)) };
  const found: Account[] = [];
  let rest = whole;
  for (;;) {
    const next = accountAt(rest, accounts);
    if (!next) break;
    found.push(...next.accounts);
    const behind = next.rest;
    const joined = JOINED.exec(behind);
    if (joined && accountAt(behind.slice(joined[0].length), accounts)) rest = behind.slice(joined[0].length);
    else if (joined && joined[0].trim() === '、') return { unknown: firstWord(behind.slice(joined[0].length)) };
    else if (joined && joined[0].trim() !== '') return { glued: firstWord(rest) };
    else rest = behind.replace(/^\s+/, '');
  }
  const runsOn = RUNS_ON.exec(rest)?.[0];
  if (found.length === 0 && runsOn) return { glued: runsOn };
  return { accounts: accounts.filter((one) => found.includes(one)), rest: reasonOf(rest) };
}

/** The longest beginning that names an account and ends where a word ends; names may hold blanks. */
function accountAt(text: string, accounts: Account[]): { accounts: Account[]; rest: string } | null {
  for (let length = Math.min(text.length, 60); length > 0; length -= 1) {
    if (!ENDS.test(text.slice(length))) continue;
    const named = accountsNamed(text.slice(0, length), accounts);
    if (named.length > 0) return { accounts: named, rest: text.slice(length) };
  }
  return null;
}

const firstWord = (text: string) => text.split(/[\s:：,，;；。]/)[0] ?? '';
const reasonOf = (text: string) => text.replace(/^(?:[\s:：,，;；。]|原因\s*[:：])+/, '').trim();
