import type { Booking, Queue, Wanting } from '../../src/domain/time/slots';
import { buildAccount, buildPolicy, MINUTE, NOW, PLANNED } from '../helpers/build';

/** Weibo: two a day, half an hour apart; WeChat: one a day. */
export const LIMITED = buildPolicy({
  frequency: { weibo: { perDayMax: 2, minGap: 30 * MINUTE }, wechat: { perDayMax: 1 } },
});

export function buildBooking(no: string, changes: Partial<Booking> = {}): Booking {
  return {
    submissionId: `sub-${no}`,
    no,
    departmentId: 'D-OPS',
    accountIds: ['weibo-main'],
    plannedAt: PLANNED,
    dateBound: false,
    emergency: false,
    state: 'SIGNED',
    ...changes,
  };
}

export function buildQueue(booked: Booking[] = [], changes: Partial<Queue> = {}): Queue {
  const accounts = [buildAccount('weibo-main'), buildAccount('wechat-main')];
  return { now: NOW, policy: LIMITED, accounts, booked, ...changes };
}

export const wanting = (changes: Partial<Wanting> = {}): Wanting => ({
  submissionId: 'sub-1',
  accountIds: ['weibo-main'],
  dateBound: false,
  emergency: false,
  ...changes,
});
