/** What a submission is, at a glance: number, title, where it stands, when it goes out. */
import type { ComponentChildren } from 'preact';
import { CATEGORY_WORDS, URGENCY_WORDS, paperNo, statusWords } from '../../conversation/wording/labels';
import type { PageFacts } from './facts';
import { KIND_WORDS, fullTime, plannedTime } from './words';

const TONES: Record<string, string> = {
  PUBLISHED: 'good',
  ARCHIVED: 'good',
  SCHEDULED: 'good',
  RETURNED: 'bad',
  REJECTED: 'bad',
  PUBLISH_FAILED: 'bad',
  RESCHEDULE_NEEDED: 'warn',
  WITHDRAWN: 'mute',
};

export function SubmissionHeader({ facts }: { facts: PageFacts }) {
  const { submission, no, version, stage, now } = facts;
  const { status, kind, request, leadTime } = submission;
  return (
    <section class="headline">
      <p class="paper-no">{paperNo(no)}</p>
      <h1>{version.content.title}</h1>
      <ul class="chips">
        <li class={`chip strong ${TONES[status] ?? 'busy'}`}>{stage ? `待${stage.title}` : statusWords(submission)}</li>
        <li class={request.urgency === 'ROUTINE' ? 'chip' : 'chip warn'}>{URGENCY_WORDS[request.urgency]}</li>
        {leadTime && (
          <li class={leadTime.verdict === 'ON_TIME' ? 'chip good' : 'chip warn'}>
            {leadTime.verdict === 'ON_TIME' ? '按时' : '逾期'}
            {leadTime.provisional && '（暂定）'}
          </li>
        )}
        {version.content.category && <li class="chip">{CATEGORY_WORDS[version.content.category]}</li>}
        {kind !== 'ORIGINAL' && <li class="chip">{KIND_WORDS[kind]}</li>}
        <li class="chip">第 {version.no} 版</li>
      </ul>
      <dl class="key-facts">
        <Fact label="拟发">{request.plannedAt !== null && plannedTime(request.plannedAt, now)}</Fact>
        <Fact label="报送">
          {facts.department} {facts.nameOf(submission.submitterId)}
        </Fact>
        <Fact label="提交">{submission.submittedAt !== null && plannedTime(submission.submittedAt, now)}</Fact>
        <Fact label="报送截止">
          {leadTime && `${plannedTime(leadTime.deadline, now)}${leadTime.provisional ? '（暂定）' : ''}`}
        </Fact>
        {request.reason && (
          <Fact label="理由" wide>
            {request.reason}
          </Fact>
        )}
      </dl>
      <Closing facts={facts} />
    </section>
  );
}

export function Fact({ label, wide, children }: { label: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <div class={wide ? 'wide' : undefined}>
      <dt>{label}</dt>
      <dd>{children || '—'}</dd>
    </div>
  );
}

/** Why it was returned, rejected or withdrawn. */
function Closing({ facts: { submission, review, nameOf } }: { facts: PageFacts }) {
  const { closing, status } = submission;
  if (!closing || !['RETURNED', 'REJECTED', 'WITHDRAWN'].includes(status)) return null;
  const stage = review.stages.find(({ name }) => name === closing.stage)?.title;
  return (
    <div class="closing" role="note">
      <strong>{statusWords(submission)}</strong>：{closing.reason}
      <br />
      <small>
        {[stage, nameOf(closing.by)].filter(Boolean).join(' ')} · {fullTime(closing.at)}
      </small>
    </div>
  );
}
