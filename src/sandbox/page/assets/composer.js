/** The bottom of a phone: what to say, sample posts, pictures. */
import { act, get } from './api.js';
import { el, toast } from './dom.js';

const BIGGEST = 10 * 1024 * 1024;

/**
 * @param {HTMLElement} phone
 * @param {{ userid: string }} owner
 * @param {{ send(message: object): () => void }} chat
 */
export function createComposer(phone, { userid, name }, chat) {
  const find = (selector) => phone.querySelector(selector);
  const [drawer, form, field, attachedBox] = ['.drawer', '.line', 'textarea', '.attached'].map(find);
  const [samplesButton, picturesButton] = ['.open-samples', '.open-pictures'].map(find);
  let attached = [];
  let sending = Promise.resolve();

  field.dataset.testid = `input-${userid}`;
  field.setAttribute('aria-label', `以${name}的身份发消息`);
  find('.send').dataset.testid = `send-${userid}`;
  samplesButton.dataset.testid = `samples-${userid}`;

  /** One after the other, so that a text and its pictures arrive in order. */
  function deliver(shown, path, body, failed) {
    const drop = chat.send(shown);
    sending = sending.then(() =>
      act(path, { userid, ...body })
        .then(() => drop())
        .catch((error) => {
          drop();
          failed?.();
          toast(error.message);
        }),
    );
  }

  const say = (text, failed) => deliver({ kind: 'text', text }, 'say', { text }, failed);

  function sendAll() {
    const text = field.value.trim();
    if (text) {
      say(text, () => {
        if (!field.value) write(text);
      });
    }
    for (const { shown, body } of attached) deliver({ kind: 'image', picture: shown }, 'picture', body);
    write('');
    attach([]);
    close();
  }

  function write(text) {
    field.value = text;
    grow();
  }

  function grow() {
    form.classList.toggle('tall', field.value.includes('\n'));
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 168)}px`;
  }

  function attach(pictures) {
    attached = pictures;
    attachedBox.hidden = !attached.length;
    const drop = (gone) => attach(attached.filter((picture) => picture !== gone));
    attachedBox.replaceChildren(
      ...attached.map((picture) =>
        el(
          'button',
          {
            type: 'button',
            title: '去掉这张',
            'aria-label': `去掉图片${picture.caption}`,
            onclick: () => drop(picture),
          },
          el('img', { src: picture.shown, alt: picture.caption }),
          el('span', { 'aria-hidden': 'true' }, '×'),
        ),
      ),
    );
  }

  const sampleAttachment = ({ name: sample, caption }) => ({
    caption,
    shown: `/sandbox/api/sample-picture/${encodeURIComponent(sample)}`,
    body: { sample },
  });

  function close() {
    drawer.hidden = true;
    for (const button of [samplesButton, picturesButton]) button.setAttribute('aria-expanded', 'false');
  }

  async function toggle(button, fill) {
    if (button.getAttribute('aria-expanded') === 'true') return close();
    close();
    try {
      drawer.replaceChildren(...fill(await get(`samples?userid=${encodeURIComponent(userid)}`)));
    } catch (error) {
      return toast(error.message);
    }
    drawer.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    drawer.scrollTop = 0;
    drawer.querySelector('button')?.focus({ preventScroll: true });
  }

  function samplesList({ groups }) {
    if (!groups.length) return [el('p.drawer-note', {}, '这个人没有样稿：样稿在各部门信息员的手机上。')];
    const pick = ({ text, pictures }) => {
      write(text);
      attach(pictures.map(sampleAttachment));
      close();
      field.focus({ preventScroll: true });
      field.setSelectionRange(0, 0);
      field.scrollTop = 0;
    };
    return groups.flatMap(({ title, samples }) => [
      el('h3', {}, title),
      ...samples.map((sample) =>
        el(
          'button.sample',
          { type: 'button', 'data-testid': `sample-${sample.id}`, onclick: () => pick(sample) },
          el('b', {}, sample.title),
          el('small', {}, sample.pictures.length ? `${sample.hint} · ${sample.pictures.length} 图` : sample.hint),
        ),
      ),
    ]);
  }

  function picturesList({ pictures }) {
    const pick = (picture) => {
      attach([...attached, sampleAttachment(picture)]);
      close();
    };
    const thumbs = pictures.map((picture) =>
      el(
        'button.thumb',
        { type: 'button', title: picture.caption, onclick: () => pick(picture) },
        el('img', { src: sampleAttachment(picture).shown, alt: picture.caption, loading: 'lazy' }),
      ),
    );
    const chosen = (event) => void upload([...event.target.files]);
    const own = el('input', {
      type: 'file',
      accept: 'image/png,image/jpeg',
      multiple: true,
      'data-testid': `file-${userid}`,
      onchange: chosen,
    });
    return [
      el('h3', {}, '样图'),
      el('div.thumbs', {}, thumbs),
      el('label.upload', {}, '从电脑选图片（JPG、PNG）', own),
    ];
  }

  async function upload(files) {
    close();
    for (const file of files) {
      if (file.size > BIGGEST) toast(`“${file.name}”超过 10 MB`);
      else attach([...attached, await fileAttachment(file)]);
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sendAll();
  });
  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendAll();
  });
  samplesButton.addEventListener('click', () => void toggle(samplesButton, samplesList));
  picturesButton.addEventListener('click', () => void toggle(picturesButton, picturesList));
  for (const chip of phone.querySelectorAll('.word')) chip.addEventListener('click', () => say(chip.dataset.word));
  phone.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  phone.querySelector('.chat').addEventListener('pointerdown', close);
  return {
    /** Puts a text into the line, to be read and sent. */
    write(text) {
      write(text);
      field.focus({ preventScroll: true });
    },
  };
}

function fileAttachment(file) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      const shown = `${reader.result}`;
      resolve({ caption: file.name, shown, body: { base64: shown.slice(shown.indexOf(',') + 1) } });
    };
    reader.readAsDataURL(file);
  });
}
