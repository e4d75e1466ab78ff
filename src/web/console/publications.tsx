/** Where it is to be found, or what is still uncertain. */
import { currentPublications, type Publication } from '../../domain/submission';
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
        {publications.map(({ accountId, status, publishedAt, url, note }) => (
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
            {note && status !== 'PUBLISHED' && <p class="fine">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
