/** What the reader's own stage looks for: to tick off at 核稿, to weigh at 保密审核, one line at 签发 (`domain.md` §3.1). */
import { MARK_WORDS } from '../../conversation/wording/strip-words';
import type { StripGroup } from '../../domain/edit/strip';
import { isOfficeStage } from '../../domain/signing/review';
import type { PageFacts } from './facts';

export function Strip({ facts }: { facts: PageFacts }) {
  const { strip, duty, glance } = facts;
  if (!duty || strip.length === 0) return null;
  if (glance)
    return (
      <section class="panel strip one-line">
        <p class="glance">{glance}</p>
      </section>
    );
  const ticks = isOfficeStage(duty.stage);
  return (
    <section class="panel strip">
      <h2>{ticks ? '逐项核对' : '请留意'}</h2>
      <dl>
        {strip.map((group) => (
          <Group key={group.kind} group={group} ticks={ticks} />
        ))}
      </dl>
      <p class="fine">{ticks ? '勾选只帮您自己核对，不作记录。' : '正文里已标出；系统找不全，请以原文为准。'}</p>
    </section>
  );
}

function Group({ group: { kind, items }, ticks }: { group: StripGroup; ticks: boolean }) {
  return (
    <div class={`strip-group mark-${kind.toLowerCase()}`}>
      <dt>{MARK_WORDS[kind]}</dt>
      <dd>
        {items.length === 0 && <span class="quiet-text">无</span>}
        {items.map(({ text, times }) => {
          const words = `${text}${times > 1 ? ` ×${times}` : ''}`;
          if (!ticks) return <mark key={text}>{words}</mark>;
          return (
            <label key={text}>
              <input type="checkbox" autocomplete="off" />
              <span>{words}</span>
            </label>
          );
        })}
      </dd>
    </div>
  );
}
