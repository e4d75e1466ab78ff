/** The shell: top bar, the way of a post, phones and timelines. What changes is filled in by assets/page.js. */
import { Guide } from './guide';
import { PhoneTemplate, SheetTemplate } from './templates';
import type { Story } from './stories';
import type { Role } from './story';
import { StoryList, StoryStrip } from './tryout';

export interface PageConfig {
  product: string;
  platforms: string;
  framed: boolean;
  story: Role[];
  stories: Story[];
}

export function Page({ config, company, movable }: { config: PageConfig; company: string; movable: boolean }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light" />
        <title>签发 Qianfa · 沙盒</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sandbox/assets/page.css" />
        <link rel="stylesheet" href="/sandbox/assets/phone.css" />
        <link rel="stylesheet" href="/sandbox/assets/card.css" />
        <link rel="stylesheet" href="/sandbox/assets/timelines.css" />
        <link rel="stylesheet" href="/sandbox/assets/elsewhere.css" />
        <link rel="stylesheet" href="/sandbox/assets/story.css" />
        <link rel="stylesheet" href="/sandbox/assets/narrow.css" />
        <script type="module" src="/sandbox/assets/page.js"></script>
      </head>
      <body data-config={JSON.stringify(config)}>
        <TopBar company={company} movable={movable} />
        <nav class="way" aria-label="一篇稿件要经过的人">
          <ol class="steps" id="steps"></ol>
          <div class="others" id="others"></div>
          <select id="more-people" class="more-people" aria-label="再加一个人的手机">
            <option value="">＋ 换人</option>
          </select>
        </nav>
        <StoryStrip />
        <main class="stage">
          <section class="phones" id="phones" aria-label="手机"></section>
          <aside class="timelines" id="timelines" aria-label="发布出去的内容">
            <Timeline channel="weibo" logo="微" name="@云雀谷健康" place="微博" />
            <Timeline channel="wechat" logo="公" name="云雀谷健康" place="公众号" />
          </aside>
        </main>
        <div class="toasts" id="toasts" role="status" aria-live="polite"></div>
        <Guide />
        <StoryList />
        <PhoneTemplate />
        <SheetTemplate />
        <noscript>
          <p class="noscript">沙盒要用 JavaScript 才能玩。</p>
        </noscript>
      </body>
    </html>
  );
}

function TopBar({ company, movable }: { company: string; movable: boolean }) {
  return (
    <header class="top">
      <div class="brand">
        <span class="seal" aria-hidden="true">
          签发
        </span>
        <div>
          <h1>
            签发 Qianfa <span>沙盒</span>
          </h1>
          <p title={`${company}（虚构）`}>扮演一家虚构公司：一人投稿，四人各点一下，到点自动发布，只发一次。</p>
        </div>
      </div>
      <div class="clock-bar" id="clock-bar">
        <time class="clock" id="clock" data-testid="clock">
          <b class="clock-time">--:--</b>
          <span class="clock-date"></span>
        </time>
        {movable && <ClockControls />}
        <button type="button" class="try" id="try" data-testid="stories">
          试一试
        </button>
        <button type="button" class="help" id="help" aria-label="怎么玩" title="怎么玩" data-testid="help">
          ?
        </button>
      </div>
    </header>
  );
}

function ClockControls() {
  const hour = 3_600_000;
  const spans = [
    { id: 'clock-plus-1h', text: '+1 小时', by: hour },
    { id: 'clock-plus-1d', text: '+1 天', by: 24 * hour },
    { id: 'clock-plus-7d', text: '+7 天', by: 7 * 24 * hour },
  ];
  return (
    <div class="clock-controls" role="group" aria-label="拨动时钟">
      {spans.map(({ id, text, by }) => (
        <button type="button" key={id} data-testid={id} data-by={by}>
          {text}
        </button>
      ))}
      <button type="button" class="next" data-testid="clock-next" data-next="" title="跳到下一件会自动发生的事">
        到下一件事 <small></small>
      </button>
      <form class="clock-to">
        <label>
          快进到
          <input type="datetime-local" name="to" data-testid="clock-to" required />
        </label>
        <button type="submit" data-testid="clock-go">
          走
        </button>
      </form>
    </div>
  );
}

function Timeline({ channel, logo, name, place }: { channel: string; logo: string; name: string; place: string }) {
  return (
    <section class={`timeline ${channel}`} data-testid={`timeline-${channel}`} data-view={channel} tabIndex={0}>
      <h2>
        <span class="logo" aria-hidden="true">
          {logo}
        </span>
        <span>
          {name} <small>{place}</small>
        </span>
        <span class="count" aria-label="条数"></span>
        {channel === 'weibo' && (
          <button type="button" id="elsewhere" class="elsewhere-toggle" aria-pressed="false" data-testid="elsewhere">
            看别人
          </button>
        )}
      </h2>
      <div class="posts"></div>
    </section>
  );
}
