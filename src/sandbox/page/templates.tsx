/** Pieces the browser clones: a phone, and the sheet that slides over one. */
export function PhoneTemplate() {
  return (
    <template id="phone-template">
      <article class="phone">
        <header class="owner">
          <span class="face" aria-hidden="true"></span>
          <div class="who">
            <h2></h2>
            <p></p>
          </div>
          <span class="tile" title="工作台上“签发”的数字" hidden></span>
          <span class="messenger" title="在钉钉里收发" hidden>
            钉钉
          </span>
          <span class="part"></span>
          <button type="button" class="remove" aria-label="收起这部手机" title="收起这部手机">
            ×
          </button>
        </header>
        <div class="chat" role="log" aria-live="off" tabIndex={0}></div>
        <div class="composer">
          <div class="drawer" hidden></div>
          <div class="chips">
            <button type="button" class="open-samples" aria-expanded="false">
              样稿 <span aria-hidden="true">▾</span>
            </button>
            {['提交', '待办', '进度', '帮助'].map((word) => (
              <button type="button" key={word} class="word" data-word={word}>
                {word}
              </button>
            ))}
          </div>
          <div class="menu" role="group" aria-label="应用菜单" hidden></div>
          <div class="attached" hidden></div>
          <form class="line">
            <button type="button" class="open-pictures" aria-label="发图片" title="发图片" aria-expanded="false">
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <rect x="3" y="4.5" width="18" height="15" rx="3" />
                <circle cx="8.5" cy="10" r="1.6" />
                <path d="M4 17.5l5-4.5 3.5 3 3.5-3.5 4.5 4.5" />
              </svg>
            </button>
            <textarea rows={1} placeholder="给“签发”发消息"></textarea>
            <button type="submit" class="send">
              发送
            </button>
          </form>
        </div>
      </article>
    </template>
  );
}

export function SheetTemplate() {
  return (
    <template id="sheet-template">
      <section class="sheet" role="dialog">
        <header>
          <button type="button" class="back" data-testid="sheet-close">
            ‹ 返回
          </button>
          <span class="sheet-title"></span>
          <a class="outside" target="_blank" rel="noopener" title="在新窗口打开" aria-label="在新窗口打开">
            ↗
          </a>
        </header>
        <div class="sheet-body"></div>
      </section>
    </template>
  );
}
