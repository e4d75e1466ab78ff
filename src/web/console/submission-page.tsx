/** The page behind 看全文. First what must be decided, then what readers will see, then how it came about. */
import type { VNode } from 'preact';
import { DecisionBar } from './decision-bar';
import type { PageFacts } from './facts';
import { Findings } from './findings';
import { Layout } from './layout';
import { Particulars } from './particulars';
import { ChannelPreview } from './preview';
import { Publications } from './publications';
import { Signatures } from './signatures';
import { Strip } from './strip';
import { SubmissionHeader } from './submission-header';
import { SinceSigned, Versions } from './versions';

/** Nothing changes any more: no need to ask. */
const SETTLED = ['PUBLISHED', 'ARCHIVED', 'WITHDRAWN', 'REJECTED', 'TAKEN_DOWN'];

export function submissionPage(facts: PageFacts): VNode {
  const { submission, version, no, company, reader, duty, previews, flash } = facts;
  const title = `${version.content.title ?? no} · 签发`;
  return (
    <Layout title={title} company={company} reader={reader.name} className={duty ? 'deciding' : undefined}>
      <main class="sheet">
        {!SETTLED.includes(submission.status) && <Watch no={no} revision={submission.revision} />}
        {flash && (
          <p class={`flash ${flash.tone}`} role="status">
            {flash.text}
          </p>
        )}
        <SubmissionHeader facts={facts} />
        <div class="columns">
          <div class="side">
            <DecisionBar facts={facts} />
            <Strip facts={facts} />
            <Publications facts={facts} />
            <Signatures facts={facts} />
            <Findings facts={facts} />
          </div>
          <div class="main">
            <SinceSigned facts={facts} />
            <section class="looks">
              <h2>发布后的样子</h2>
              <div class="channels">
                {previews.map((preview) => (
                  <ChannelPreview key={preview.account} no={no} preview={preview} marked={facts.marked} />
                ))}
              </div>
            </section>
            <Particulars facts={facts} />
            <Versions facts={facts} />
          </div>
        </div>
      </main>
    </Layout>
  );
}

/** Asks now and then whether the page is still true; what the reader is typing is never touched. */
function Watch({ no, revision }: { no: string; revision: number }) {
  return (
    <div class="watch" hx-get={`/s/${no}/changed?since=${revision}`} hx-trigger="every 15s" hx-swap="outerHTML"></div>
  );
}

export function changedBanner(no: string): VNode {
  return (
    <p class="flash changed" role="status">
      这份稿件刚有新的进展。<a href={`/s/${no}`}>查看最新情况</a>
    </p>
  );
}
