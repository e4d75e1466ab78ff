/** Other people's Weibo: what there is to repost, and what its people change or delete afterwards. */
import { post } from './api.js';
import { el, toast } from './dom.js';
import { dayAndTime, fieldTime } from './time.js';

const WEEK_AND_MORE = 9 * 86_400_000;

/** @param {() => void} redraw draws the list anew */
export function createElsewhere(redraw) {
  let editing = null;
  let now = 0;

  const act = (body, done) =>
    post('elsewhere', body)
      .then(() => toast(done, 'plain'))
      .catch((error) => toast(error.message));

  function edit(id) {
    editing = id;
    redraw();
  }

  function form(id, text, names, done) {
    const field = el('textarea', { rows: 3, 'aria-label': '微博内容', maxlength: 2000 });
    field.value = text;
    const send = (event) => {
      event.preventDefault();
      const said = field.value.trim();
      if (!said) return;
      editing = null;
      void done(said, event.target.elements.name?.value);
      redraw();
    };
    const who =
      names && el('select', { name: 'name', 'aria-label': '谁发' }, ...names.map((one) => el('option', {}, one)));
    return el(
      'form.elsewhere-form',
      { onsubmit: send, 'data-testid': `elsewhere-form-${id}` },
      who,
      field,
      el('button.main', { type: 'submit' }, names ? '发出' : '保存'),
      el('button', { type: 'button', onclick: () => edit(null) }, '取消'),
    );
  }

  function item({ id, name, at, text, url }) {
    const buttons = [
      [
        'repost',
        '写转发稿',
        () => document.dispatchEvent(new CustomEvent('write', { detail: repostOf(name, url, now) })),
      ],
      ['change', '作者改', () => edit(id)],
      ['remove', '作者删', () => act({ remove: id }, `${name} 删了这一条`)],
    ];
    return el(
      'article.post.elsewhere-post',
      { 'data-testid': `elsewhere-${id}` },
      el(
        'div.post-head',
        {},
        el('span.face.tone-other', { 'aria-hidden': 'true' }, name.slice(-2, -1) || name),
        el('div', {}, el('b', {}, name), el('small', {}, dayAndTime(at))),
      ),
      editing === id
        ? form(id, text, null, (said) => act({ change: id, text: said }, `${name} 改了这一条`))
        : el('p.post-text', {}, text),
      editing !== id &&
        el(
          'p.post-foot',
          {},
          ...buttons.map(([key, word, onclick]) =>
            el('button', { type: 'button', 'data-testid': `elsewhere-${key}-${id}`, onclick }, word),
          ),
        ),
    );
  }

  return {
    /** What the list's look depends on besides its posts. */
    state: () => editing,
    /** @param posts newest first @param at epoch ms of the one clock */
    draw(posts, at) {
      now = at;
      const names = [...new Set(['云雀反诈', '云雀气象', ...posts.map(({ name }) => name)])];
      const write =
        editing === 'new'
          ? form('new', '', names, (text, name) => act({ write: { name, text } }, `${name} 发了一条`))
          : el('button.elsewhere-new', { type: 'button', onclick: () => edit('new') }, '＋ 替别人发一条');
      return [
        el('p.elsewhere-note', {}, '这些是别人的微博。写一篇转发稿，签完以后再回来改掉或删掉原文，看看系统怎么办。'),
        ...posts.map(item),
        el('div.elsewhere-end', {}, write),
      ];
    },
  };
}

/** A repost's lines, as complete as the person would have to make them. */
function repostOf(name, url, now) {
  return [
    '转发投稿',
    `标题：转发${name}`,
    '类别：1',
    '级别：常规',
    '渠道：微博',
    `拟发：${fieldTime(now + WEEK_AND_MORE).slice(0, 10)} 09:00`,
    `来源：转载 ${name} ${url}`,
    `原文：${url}`,
    '涉密：否',
    'AI生成：否',
    '营销：否',
    '图片：0张',
    '正文：转给大家看看，平时多留意。',
  ].join('\n');
}
