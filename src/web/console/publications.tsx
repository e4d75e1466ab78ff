/** Where it is to be found, or what is still uncertain. */
import { currentPublications, type Publication, type ReadBackCheck } from '../../domain/submission';
import type { PageFacts } from './facts';
import { OutsideLink } from './linked-text';
import { PUBLICATION_WORDS, fullTime } from './words';

const TONES: Record<Publication['status'], string> = {
  WAITING: 'busy',
  SENDING: 'busy',
  PUBLISHED: 'good',
  UNKNOWN: 'warn',
  FAILED: 'bad',
  MANUAL: 'warn',
  ABANDONED: 'mute',
};

export function Publications({ facts }: { facts: PageFacts }) {
  const publications = currentPublications(facts.submission);
  if (publications.length === 0) return null;
  return (
    <section class="panel publications-panel">
      <h2>发布</h2>
      <ul class="publications">
        {publications.map(({ accountId, status, publishedAt, url, note, readBack }) => (
          <li key={accountId}>
            <p>
              <strong>{facts.accountName(accountId)}</strong>{' '}
              <span class={`chip ${TONES[status]}`}>{PUBLICATION_WORDS[status]}</span>
            </p>
            {publishedAt !== null && <p class="fine">{fullTime(publishedAt)}</p>}
            {url && (
              <p class="fine">
                <OutsideLink url={url} text={url} />
              </p>
            )}
            {readBack && <ReadBackLine title="发布专员" check={readBack.first} facts={facts} />}
            {readBack && <ReadBackLine title="第二人" check={readBack.second} facts={facts} />}
            {note && status !== 'PUBLISHED' && <p class="fine">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 读网复核: who compared it with what was signed, and what they found. */
function ReadBackLine({ title, check, facts }: { title: string; check: ReadBackCheck | null; facts: PageFacts }) {
  if (!check) return <p class="fine">读网复核（{title}）：未做</p>;
  return (
    <p class="fine">
      读网复核（{title}）：{facts.nameOf(check.by)} {fullTime(check.at)}{' '}
      {check.problem === null ? '复核无误' : `有问题：${check.problem}`}
    </p>
  );
}
