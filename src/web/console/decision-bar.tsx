/** For whoever must decide now: the same buttons as on the card, and the statement they sign (`contract.md` §5; R6.2). */
import { NO_REASON, REASON_KEY, reasonOptions } from '../../conversation/review/reasons';
import type { Choice } from '../../domain/policy';
import { randomToken } from '../secrets';
import type { PageFacts } from './facts';

export function DecisionBar({ facts }: { facts: PageFacts }) {
  const { duty, no, review, version } = facts;
  if (!duty) return null;
  const { stage, right, csrf } = duty;
  const reasons = reasonOptions(stage);
  return (
    <form class="decision" method="post" action={`/s/${no}/decisions`} aria-label={`${stage.title}，请您决定`}>
      <p class="decision-title">
        <strong>{stage.title}</strong>
        {right.delegation ? `　受${facts.nameOf(right.principal)}委托，请您代为决定` : '　请您决定'}
      </p>
      <p class="statement">{stage.statement}</p>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="form" value={randomToken()} />
      <input type="hidden" name="reviewNo" value={review.no} />
      <input type="hidden" name="stage" value={stage.name} />
      <input type="hidden" name="digest" value={version.digest} />
      <div class="words">
        {reasons.length > 0 && (
          <select name={REASON_KEY} aria-label="退回或不通过的原因">
            {reasons.map(({ id, text }) => (
              <option key={id} value={id}>
                {id === NO_REASON ? '原因（退回时必选）' : text}
              </option>
            ))}
          </select>
        )}
        <input name="opinion" maxlength={300} placeholder="意见（可不填）" aria-label="意见" autocomplete="off" />
      </div>
      <div class="choices">
        {stage.choices.map((choice) => (
          <button key={choice.key} type="submit" name="choice" value={choice.key} class={toneOf(choice)}>
            {choice.text}
          </button>
        ))}
      </div>
    </form>
  );
}

function toneOf({ act, text }: Choice): string {
  if (act !== 'APPROVE') return 'plain';
  return text === '签发' ? 'sign' : 'primary';
}
