/** Every version there was, with what it changed; content once fixed stays readable. */
import { signedBefore } from '../../domain/signing/carried';
import type { Version } from '../../domain/post/version';
import type { PageFacts } from './facts';
import { digestTail, fullTime } from './words';

export function Versions({ facts }: { facts: PageFacts }) {
  const { submission } = facts;
  return (
    <section class="panel">
      <h2>版本</h2>
      <ol class="versions" reversed>
        {[...submission.versions].reverse().map((version) => (
          <li key={version.no}>
            <OneVersion version={version} current={version === facts.version} facts={facts} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** For whoever must sign again: everything since their own last signature, at one glance. */
export function SinceSigned({ facts }: { facts: PageFacts }) {
  const { submission, version, duty, reader } = facts;
  const since = duty && signedBefore(submission, duty.stage.name, reader.id, version.no);
  const before = submission.versions.find(({ no }) => no === since);
  if (!before) return null;
  return (
    <section class="panel">
      <h2>您签过第 {before.no} 版以后的改动</h2>
      <Difference lines={facts.difference(before, version)} />
    </section>
  );
}

function Difference({ lines }: { lines: string[] }) {
  return (
    <ul class="difference">
      {lines.map((line) => (
        <li key={line} class={line.startsWith('＋') ? 'added' : line.startsWith('－') ? 'removed' : undefined}>
          {line}
        </li>
      ))}
    </ul>
  );
}

function OneVersion({ version, current, facts }: { version: Version; current: boolean; facts: PageFacts }) {
  const { no, authorId, madeAt, digest, content, edit } = version;
  const before = facts.submission.versions.find((one) => one.no === no - 1);
  return (
    <details>
      <summary>
        第 {no} 版{current && '（当前）'}　{facts.nameOf(authorId)}　{fullTime(madeAt)}
        {edit && `　${edit.impact === 'MINOR' ? '文字小改' : '改稿'}`}
      </summary>
      {before && <Difference lines={facts.difference(before, version)} />}
      <p class="version-title">{content.title}</p>
      {texts(version).map(({ label, text }) => (
        <p key={label} class="version-text">
          {label && <span class="fine">{label}　</span>}
          {text}
        </p>
      ))}
      <p class="fine">
        内容摘要 …{digestTail(digest)} · 图片 {content.pictures.length} 张
      </p>
    </details>
  );
}

function texts({ content: { body, weiboText, wechatText } }: Version): { label: string; text: string }[] {
  return [
    { label: '', text: body ?? '' },
    { label: '微博', text: weiboText ?? '' },
    { label: '微信', text: wechatText ?? '' },
  ].filter(({ text }) => text !== '');
}
