/** Every version that was ever submitted; content once fixed stays readable. */
import type { Version } from '../../domain/version';
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

function OneVersion({ version, current, facts }: { version: Version; current: boolean; facts: PageFacts }) {
  const { no, authorId, madeAt, digest, content } = version;
  return (
    <details>
      <summary>
        第 {no} 版{current && '（当前）'}　{facts.nameOf(authorId)}　{fullTime(madeAt)}
      </summary>
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
