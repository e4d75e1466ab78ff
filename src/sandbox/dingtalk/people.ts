import { createHash } from 'node:crypto';
import type { SandboxPerson } from '../people';
import type { Dingtalk } from './state';

/** The userid of a member in DingTalk: digits, as its administrators' default is; another one than in WeCom. */
export function dingtalkUserid(person: Pick<SandboxPerson, 'id' | 'userid'>): string {
  return person.id?.startsWith('U-') ? `0${person.id.slice(2)}` : `m-${person.userid}`;
}

/** The person's id inside the developer's enterprise: key of sign-in and to-dos. */
export function unionidOf(userid: string): string {
  return `${createHash('sha256').update(userid).digest('base64url').slice(0, 22)}iE`;
}

export interface Member {
  userid: string;
  unionid: string;
  person: SandboxPerson;
}

/** Everybody with a phone, those who left too: what they did may have been on its way. */
export function everybody(dingtalk: Dingtalk): Member[] {
  const { directory } = dingtalk.state;
  return [...dingtalk.people, ...directory.joined].map((person) => {
    const userid = dingtalkUserid(person);
    return { userid, unionid: unionidOf(userid), person: { ...person, ...directory.people[userid] } };
  });
}

/** Those who work there now. */
export function members(dingtalk: Dingtalk): Member[] {
  return everybody(dingtalk).filter(({ userid }) => !dingtalk.state.left.includes(userid));
}

export function memberOf(dingtalk: Dingtalk, userid: unknown): Member | undefined {
  return members(dingtalk).find((member) => member.userid === userid);
}
