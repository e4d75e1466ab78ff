/** Long texts in pieces a messenger carries: nothing is lost, the pieces joined give the text again. */

/** Longest answer or message, bytes of UTF-8 (`contract.md` §8 Input). */
export const LONGEST = 2048;

/** Pieces of at most `maxBytes` bytes; cut behind a line or a sentence where one ends in the second half of a piece. */
export function splitText(text: string, maxBytes: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (Buffer.byteLength(rest) > maxBytes) {
    const fitting = longestPrefix(rest, maxBytes);
    const piece = rest.slice(0, goodEnd(fitting));
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** Whole characters only; at least one, so that cutting always comes to an end. */
function longestPrefix(text: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const point of text) {
    bytes += Buffer.byteLength(point);
    if (bytes > maxBytes && end > 0) break;
    end += point.length;
  }
  return text.slice(0, end);
}

function goodEnd(piece: string): number {
  const half = piece.length / 2;
  for (const mark of ['\n', '。', '；', '，', ' ']) {
    const end = piece.lastIndexOf(mark) + 1;
    if (end > half) return end;
  }
  return piece.length;
}
