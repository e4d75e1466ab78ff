/** Refusals about what comes after 签发: an approval that has grown old, and 读网复核 (`domain.md` §1.2). */
import type { World } from '../../application/world';
import type { Refusal } from '../../domain/commands';
import type { Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { oldWords } from './validity-words';

const CODES = ['APPROVAL_OLD', 'APPROVAL_NOT_OLD', 'NOTHING_TO_READ_BACK', 'READ_BACK_BY_ANOTHER'] as const;
type LaterRefusal = Extract<Refusal, { code: (typeof CODES)[number] }>;

export function isLaterRefusal(refusal: Refusal): refusal is LaterRefusal {
  return (CODES as readonly string[]).includes(refusal.code);
}

/** @param now epoch ms */
export function laterRefusalText(
  refusal: LaterRefusal,
  submission: Submission | null,
  { about, truth, world, now }: { about: string; truth: string; world: World; now: number },
): string {
  switch (refusal.code) {
    case 'NOTHING_TO_READ_BACK':
      return `没有变化：${about}现在没有等复核的内容（已复核过，或没有公开）。${truth}`;
    case 'READ_BACK_BY_ANOTHER':
      return `${about}您已经复核过，还要由公司办公室另一位同事复核，没有变化。`;
    case 'APPROVAL_NOT_OLD':
      return `${about}的签发没有到要重新确认的时候，没有变化。${truth}`;
    case 'APPROVAL_OLD': {
      const { what, signedOffAt } = refusal;
      const no = submission?.no ?? '编号';
      const signed = `${about}是 ${readableTime(signedOffAt, now)} 签发的，${oldWords(what, world)}，没有变化。`;
      return what === 'RECONFIRM'
        ? `${signed}请先核对，仍然适用就回复“继续有效 ${no}”；不适用回复“退回重审 ${no} 原因”。`
        : `${signed}要发须重新审核：回复“继续审批 ${no}”；或“退回重审 ${no} 原因”。`;
    }
  }
}
