/** The chain of signatures: who decided what and when, in full, and who is asked now. */
import { signerWords, validityAsked } from '../../conversation';
import { validityOf } from '../../domain/signing/approval-age';
import type { Stage } from '../../domain/policy';
import type { SealedSignature, Signature } from '../../domain/signing/signature';
import type { Review } from '../../domain/submission';
import { isKept, validSignatures } from '../../domain/signing/validity';
import type { PageFacts } from './facts';
import { digestTail, fullTime } from './words';

export function Signatures({ facts }: { facts: PageFacts }) {
  const { review, sealed, submission } = facts;
  const valid = validSignatures(submission, sealed);
  const standing = sealed.filter(({ record }) => isKept(record, review));
  const earlier = sealed.filter((link) => !standing.includes(link));
  return (
    <section class="panel">
      <h2>审核签字</h2>
      <ol class="chain">
        {review.stages.map((stage) => (
          <StageLine
            key={stage.name}
            stage={stage}
            facts={facts}
            signed={standing.filter(({ record }) => record.stage === stage.name)}
            valid={valid}
          />
        ))}
      </ol>
      <Reconfirmed facts={facts} />
      {earlier.length > 0 && (
        <details class="earlier">
          <summary>此前的审核（{earlier.length}）</summary>
          <ol class="chain">
            {earlier.map(({ seq, record }) => (
              <li key={seq} class="step past">
                <p class="step-title">
                  {record.stageTitle} <span class="step-state">第 {record.version} 版</span>
                </p>
                <HandedOn facts={facts} review={reviewOf(record, facts)} stage={record.stage} />
                <SignatureLine record={record} valid={null} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function reviewOf({ reviewNo }: Signature, { submission, review }: PageFacts): Review {
  return submission.reviews.find(({ no }) => no === reviewNo) ?? review;
}

/** 继续有效: who of the office confirmed an approval that had grown old, and when. */
function Reconfirmed({ facts: { submission, nameOf } }: { facts: PageFacts }) {
  const { confirmed } = validityOf(submission);
  const waiting = validityAsked(submission);
  if (!confirmed && !waiting) return null;
  return (
    <p class="fine">
      {confirmed &&
        `继续有效：${nameOf(confirmed.by)} ${fullTime(confirmed.at)} 确认（签发 ${fullTime(confirmed.signedOffAt)}）`}
      {confirmed && waiting && '　'}
      {waiting}
    </p>
  );
}

function StageLine(props: { stage: Stage; facts: PageFacts; signed: SealedSignature[]; valid: Map<number, boolean> }) {
  const { stage, facts, signed, valid } = props;
  const open = facts.stage?.name === stage.name;
  const refused = signed.some(({ record }) => record.decision === 'RETURN' || record.decision === 'REJECT');
  const state = refused ? 'refused' : open ? 'open' : signed.length > 0 ? 'signed' : 'ahead';
  return (
    <li class={`step ${state}`}>
      <p class="step-title">
        {stage.title} <span class="step-state">{stateWord(state, facts)}</span>
      </p>
      <HandedOn facts={facts} review={facts.review} stage={stage.name} />
      {signed.map(({ seq, record }) => (
        <SignatureLine key={seq} record={record} valid={valid.get(seq) ?? false} />
      ))}
    </li>
  );
}

/** Every 转审 of a stage: from whom, to whom, why and when (§3.3 case 31). */
function HandedOn({ facts, review, stage }: { facts: PageFacts; review: Review; stage: string }) {
  const handed = (review.reassignments ?? []).filter((one) => one.stage === stage);
  return (
    <>
      {handed.map((one) => (
        <p key={one.at} class="handed">
          转审：{facts.handedOn(one)} <span class="fine">{fullTime(one.at)}</span>
        </p>
      ))}
    </>
  );
}

function stateWord(state: 'refused' | 'open' | 'signed' | 'ahead', { asked }: PageFacts): string {
  switch (state) {
    case 'refused':
      return '未通过';
    case 'open':
      return asked.length > 0 ? `等待 ${asked.join('、')}` : '暂无可签人员，请联系公司办公室';
    case 'signed':
      return '已签';
    case 'ahead':
      return '未到';
  }
}

function SignatureLine({ record, valid }: { record: Signature; valid: boolean | null }) {
  const { choice, opinion, at, digest } = record;
  return (
    <div class="signature">
      <p>
        <strong>{signerWords(record)}</strong>　{choice}
        {opinion !== choice && `：${opinion}`}
      </p>
      <p class="fine">
        {fullTime(at)} · 内容摘要 …{digestTail(digest)}
        {valid === false && record.decision !== 'RETURN' && record.decision !== 'REJECT' && ' · 已失效'}
      </p>
    </div>
  );
}
