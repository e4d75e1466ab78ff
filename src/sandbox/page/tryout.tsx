/** 试一试: the list of stories, and the strip that leads through the one being played. Filled in by assets/story.js. */
export function StoryList() {
  return (
    <dialog id="stories" class="guide stories" aria-labelledby="stories-title">
      <h2 id="stories-title">试一试</h2>
      <p>每个故事几分钟。上面会一步一步告诉您点谁、写什么；做到了，那一步自己打勾。</p>
      <ul id="story-list"></ul>
      <form method="dialog">
        <button type="submit" class="later">
          以后再说
        </button>
      </form>
    </dialog>
  );
}

export function StoryStrip() {
  return (
    <section class="tryout" id="tryout" aria-label="正在演的故事" data-testid="story" hidden>
      <button type="button" class="tryout-name" id="tryout-name" aria-expanded="false" aria-controls="tryout-steps">
        <b></b> <span></span>
      </button>
      <p class="tryout-now" id="tryout-now" role="status"></p>
      <div class="tryout-acts">
        <button type="button" class="main" id="tryout-help" data-testid="story-help"></button>
        <button type="button" id="tryout-quit" data-testid="story-quit">
          退出
        </button>
      </div>
      <ol class="tryout-steps" id="tryout-steps" hidden></ol>
    </section>
  );
}
