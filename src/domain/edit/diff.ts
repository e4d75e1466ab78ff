/** The difference of two texts, in units people read: a link, a word, a number, else one character. */

export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** One place that changed: what stood there and what stands there now, with where (UTF-16 offsets). */
export interface Hunk {
  removed: string;
  added: string;
  /** where it stood in the old text */
  before: Span;
  /** where it stands in the new text */
  after: Span;
}

/** From `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

const UNIT = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+|[A-Za-z]+|[0-9０-９]+(?:[.．][0-9０-９]+)?|[\s\S]/gu;
/** Beyond so many pairs of units the middle of a text counts as written anew: a card is no place for more. */
const MOST_PAIRS = 4_000_000;

/** The pieces in order, removed before added; joined without the added they give the old text, without the removed the new one. */
export function diffText(before: string, after: string): Piece[] {
  const old = before.match(UNIT) ?? [];
  const fresh = after.match(UNIT) ?? [];
  const head = commonHead(old, fresh);
  const tail = commonHead(old.slice(head).reverse(), fresh.slice(head).reverse());
  const middle = diffUnits(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  const pieces: Piece[] = [
    { kind: 'same', text: old.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ];
  return joined(pieces);
}

/** The places that changed. */
export function hunksOf(before: string, after: string): Hunk[] {
  const hunks: Hunk[] = [];
  let old = 0;
  let fresh = 0;
  let open: Hunk | null = null;
  for (const { kind, text } of diffText(before, after)) {
    if (kind === 'same') {
      open = null;
    } else {
      open ??= begun(hunks, old, fresh);
      open[kind] += text;
    }
    if (kind !== 'added') old += text.length;
    if (kind !== 'removed') fresh += text.length;
    if (open) {
      open.before.end = old;
      open.after.end = fresh;
    }
  }
  return hunks;
}

function begun(hunks: Hunk[], old: number, fresh: number): Hunk {
  const hunk: Hunk = {
    removed: '',
    added: '',
    before: { start: old, end: old },
    after: { start: fresh, end: fresh },
  };
  hunks.push(hunk);
  return hunk;
}

function commonHead(a: string[], b: string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}

/** Longest common subsequence, by the table of its lengths. */
function diffUnits(old: string[], fresh: string[]): Piece[] {
  if (old.length * fresh.length > MOST_PAIRS) {
    return [
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: fresh.join('') },
    ];
  }
  const width = fresh.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        old[i] === fresh[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  return traced(old, fresh, (i, j) => longest[i * width + j]!);
}

function traced(old: string[], fresh: string[], longest: (i: number, j: number) => number): Piece[] {
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      pieces.push({ kind: 'same', text: old[i]! });
      i += 1;
      j += 1;
    } else if (i < old.length && (j === fresh.length || longest(i + 1, j) >= longest(i, j + 1))) {
      pieces.push({ kind: 'removed', text: old[i]! });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: fresh[j]! });
      j += 1;
    }
  }
  return pieces;
}

/** Neighbours of one kind as one piece; in each place that changed, what was removed comes first. */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  let removed = '';
  let added = '';
  const settle = () => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, text } of pieces) {
    if (text === '') continue;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      settle();
      const last = result.at(-1);
      if (last?.kind === 'same') last.text += text;
      else result.push({ kind, text });
    }
  }
  settle();
  return result;
}
