/** Making elements: text goes in as text, never as markup. */

/**
 * @param {string} tag `name.class.class`
 * @param {object} [props] `on…` are listeners, `data-…`, `aria-…` and the rest attributes; false and null leave out
 */
export function el(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(' ');
  for (const [key, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'value' || key === 'checked') node[key] = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A copy of what a `<template>` holds. */
export function cloneOf(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** Shows a short note at the bottom for a few seconds. */
export function toast(text, kind = 'bad') {
  const note = el(`p.toast.${kind}`, {}, text);
  document.getElementById('toasts').append(note);
  setTimeout(() => note.remove(), 6000);
}
