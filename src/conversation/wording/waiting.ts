/** Refusals about what waits: 催办, 改级. */
import type { World } from '../../application/world';
import type { Refusal } from '../../domain/commands';
import { nameOf } from '../../domain/people';
import { moment, URGENCY_WORDS } from './labels';
import { nearTime } from './limit-words';

type WaitingRefusal = Extract<Refusal, { code: 'URGENCY_REASON_NEEDED' | 'NUDGED_ALREADY' | 'NOBODY_TO_NUDGE' }>;

interface Facts {
  /** the submission by its name, and its number */
  about: string;
  no: string;
  world: World;
  now: number;
}

export function waitingText(refusal: WaitingRefusal, { about, no, world, now }: Facts): string {
  switch (refusal.code) {
    case 'URGENCY_REASON_NEEDED':
      return `${about}没有改级：往高改要写理由。例如“改级 ${no} ${URGENCY_WORDS[refusal.urgency]} 突发情况须马上澄清”。`;
    case 'NUDGED_ALREADY':
      return `${about}这半天已由 ${nameOf(world.organization, refusal.by)} 于 ${moment(refusal.at, now)} 催办过，${nearTime(refusal.again, now)} 起可以再催。`;
    case 'NOBODY_TO_NUDGE':
      return refusal.own
        ? `${about}正等您自己${refusal.stage}，发“待办”打开。`
        : `${about}的“${refusal.stage}”现在没有可以签的人，已请公司办公室安排授权。`;
  }
}
