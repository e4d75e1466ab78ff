import { json, type Answer } from './http';

export type PlatformName = 'wecom' | 'dingtalk' | 'weibo' | 'wechat';

/**
 * A misbehaviour to play at the next calls of one endpoint.
 * - `drop-before`: the connection breaks and nothing happened
 * - `accept-then-drop`: the call is carried out and saved, then the connection breaks
 * - `delay`: the call is carried out `ms` later, even when the caller has left by then
 * - `status`: HTTP `status` with `body`, nothing happened
 * - `errcode`: the platform's error `errcode`, nothing happened
 * - `accept-then-errcode`: the call is carried out, the answer is the error (Weibo 20032)
 * - `verdict`: the publication ends with `status` as publish_status (WeChat only)
 */
export interface Fault {
  platform: PlatformName;
  /** The endpoint's path behind the platform's prefix, e.g. `/cgi-bin/message/send`. */
  path: string;
  mode: 'drop-before' | 'accept-then-drop' | 'delay' | 'status' | 'errcode' | 'accept-then-errcode' | 'verdict';
  /** How many calls are hit; 1 unless told. */
  times?: number;
  ms?: number;
  status?: number;
  errcode?: number;
  /** The code in words of DingTalk's new API, where an `errcode` fault says it; with `status`, 400 unless told. */
  code?: string;
  body?: string;
}

export interface Faults {
  add(fault: Fault): void;
  /** The fault this call has to suffer, used up by one. */
  take(platform: PlatformName, path: string): Fault | undefined;
  takeVerdict(path: string): number | undefined;
}

export function createFaults(): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  const take = (matches: (fault: Fault) => boolean) => {
    const entry = waiting.find((candidate) => matches(candidate.fault));
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) waiting.splice(waiting.indexOf(entry), 1);
    return entry.fault;
  };
  return {
    add: (fault) => waiting.push({ fault, left: fault.times ?? 1 }),
    take: (platform, path) =>
      take((fault) => fault.platform === platform && fault.path === path && fault.mode !== 'verdict'),
    takeVerdict: (path) =>
      take((fault) => fault.platform === 'wechat' && fault.path === path && fault.mode === 'verdict')?.status,
  };
}

/** The answer of a `status` or `errcode` fault, in the platform's shape. */
export function faultAnswer(fault: Fault): Answer {
  if (fault.mode === 'status') {
    return { status: fault.status ?? 500, headers: { 'content-type': 'text/html' }, body: fault.body ?? '' };
  }
  if (fault.code !== undefined) {
    return json({ code: fault.code, message: 'sandbox fault', requestid: 'SANDBOX-FAULT' }, fault.status ?? 400);
  }
  const code = fault.errcode ?? -1;
  const message = fault.body ?? 'sandbox fault';
  return fault.platform === 'weibo'
    ? json({ request: fault.path, error_code: code, error: message }, 400)
    : json({ errcode: code, errmsg: message });
}
