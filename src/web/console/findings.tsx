/** 提示: what the rules noticed, with the citation, and how it was answered. The system hints, it never says "legal". */
import { mendText } from '../../conversation/wording/findings';
import type { Finding } from '../../domain/submission';
import type { PageFacts } from './facts';
import { fullTime } from './words';

const EFFECTS: Record<Finding['effect'], { text: string; tone: string }> = {
  BLOCK: { text: '须改正', tone: 'bad' },
  CONFIRM: { text: '须确认', tone: 'warn' },
  HINT: { text: '提示', tone: 'busy' },
};

export function Findings({ facts }: { facts: PageFacts }) {
  const { submission, version } = facts;
  const findings = submission.findings.filter((finding) => finding.version === version.no);
  return (
    <section class="panel findings-panel">
      <h2>提示</h2>
      {findings.length === 0 && <p class="quiet-text">规则检查没有提示。</p>}
      <ul class="findings">
        {findings.map((finding) => (
          <OneFinding key={finding.rule} finding={finding} facts={facts} />
        ))}
      </ul>
    </section>
  );
}

function OneFinding({ finding, facts }: { finding: Finding; facts: PageFacts }) {
  const { rule, effect, text, citation, matched, answer } = finding;
  return (
    <li class={`finding ${EFFECTS[effect].tone}`}>
      <p>
        <span class="effect">{EFFECTS[effect].text}</span> {text}
        {matched && <q>{matched}</q>}
      </p>
      <p class="citation">
        {rule} · {citation}
      </p>
      {answer === null && effect !== 'HINT' && <p class="fine">{mendText(rule)}</p>}
      {answer && (
        <p class="answer">
          {facts.nameOf(answer.by)}（{fullTime(answer.at)}）：{answer.text}
        </p>
      )}
    </li>
  );
}
