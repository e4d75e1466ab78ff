/** Each channel as it will look there: the fold and picture crop of Weibo, cover and article of WeChat. */
import type { Preview } from '../../application/ports';
import type { Mark } from '../../domain/text/marks';
import { MarkedText, OutsideLink } from './linked-text';

/** Crops the stylesheet knows; others are shown whole. */
const CROPS: Record<string, string> = { '1:1': 'crop-square', '4:3': 'crop-4-3', '2.35:1': 'crop-cover' };

interface PictureRef {
  no: string;
  picture: { sha256: string; ratio: string };
  alt: string;
}

function Picture({ no, picture: { sha256, ratio }, alt }: PictureRef) {
  const src = `/s/${no}/pictures/${sha256}`;
  return (
    <a class={`picture ${CROPS[ratio] ?? 'crop-none'}`} href={src} target="_blank" rel="noopener">
      <img src={src} alt={alt} loading="lazy" />
    </a>
  );
}

interface Shown {
  no: string;
  preview: Preview;
  /** what in a text the reader's stage looks for */
  marked: (text: string) => Mark[];
}

export function ChannelPreview(shown: Shown) {
  return shown.preview.channel === 'WEIBO' ? <Weibo {...shown} /> : <Wechat {...shown} />;
}

function Weibo({ no, preview, marked }: Shown) {
  const { account, pictures } = preview;
  return (
    <article class="channel weibo" aria-label={`微博 ${account} 预览`}>
      <ChannelHead name="微博" account={account} />
      <WeiboText preview={preview} marked={marked} />
      {preview.original && (
        <blockquote class="original" cite={preview.original.url}>
          <p class="post-text">
            <strong>{preview.original.author}</strong>：{preview.original.text}
          </p>
        </blockquote>
      )}
      {pictures.length > 0 && (
        <div class={pictures.length === 1 ? 'pictures one' : 'pictures'}>
          {pictures.map((picture, index) => (
            <Picture key={picture.sha256} no={no} picture={picture} alt={`配图 ${index + 1}`} />
          ))}
        </div>
      )}
    </article>
  );
}

function WeiboText({ preview: { shown, folded }, marked }: Omit<Shown, 'no'>) {
  if (!folded) {
    return (
      <p class="post-text">
        <MarkedText text={shown} marks={marked(shown)} />
      </p>
    );
  }
  return (
    <details class="fold">
      <summary class="post-text">
        <span class="fold-closed">
          {shown}…<span class="more">全文</span>
        </span>
        <span class="fold-open more">收起</span>
      </summary>
      <p class="post-text">
        <MarkedText text={shown + folded} marks={marked(shown + folded)} />
      </p>
    </details>
  );
}

function Wechat({ no, preview, marked }: Shown) {
  const { account, title, cover, digestLine, pictures, shown, folded, sourceUrl } = preview;
  return (
    <article class="channel wechat" aria-label={`微信公众号 ${account} 预览`}>
      <ChannelHead name="微信公众号" account={account} />
      <div class="teaser">
        {cover && <Picture no={no} picture={cover} alt="封面" />}
        <p class="teaser-title">{title}</p>
        {digestLine && <p class="teaser-digest">{digestLine}</p>}
      </div>
      <div class="article">
        <h3>{title && <MarkedText text={title} marks={marked(title)} />}</h3>
        <p class="byline">
          <span>{account}</span>
        </p>
        {pictures.map((picture, index) => (
          <Picture key={picture.sha256} no={no} picture={picture} alt={`配图 ${index + 1}`} />
        ))}
        {(shown + folded)
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line, index) => (
            <p key={index}>
              <MarkedText text={line} marks={marked(line)} />
            </p>
          ))}
        {sourceUrl && (
          <p class="read-source">
            <OutsideLink url={sourceUrl} text="阅读原文" />
            <span class="where">{sourceUrl}</span>
          </p>
        )}
      </div>
    </article>
  );
}

function ChannelHead({ name, account }: { name: string; account: string }) {
  return (
    <header class="channel-head">
      <span class="avatar" aria-hidden="true">
        {account.replace(/^@/, '').slice(0, 1)}
      </span>
      <span class="account">{account}</span>
      <span class="channel-name">{name}</span>
    </header>
  );
}
