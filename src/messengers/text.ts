/** Texts made to fit: what a messenger would cut in the middle of a character, or refuse, is cut and cleaned here. */

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;
const HALF_CHARACTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Without characters that XML forbids or that JSON would have to escape as `\uXXXX` (error 40033). Newlines and tabs stay. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(HALF_CHARACTER, '\uFFFD');
}

/** At most `max` characters (code points), ending in … when something was cut. */
export function fit(text: string, max: number): string {
  const points = Array.from(clean(text));
  return points.length <= max ? points.join('') : `${points.slice(0, max - 1).join('')}…`;
}

/** Like `fit`, for places that show a single line. */
export function fitLine(text: string, max: number): string {
  return fit(text.replace(/\s+/g, ' ').trim(), max);
}

/** At most `max` bytes of UTF-8, ending in … when something was cut. */
export function fitBytes(text: string, max: number): string {
  const whole = clean(text);
  if (Buffer.byteLength(whole) <= max) return whole;
  let room = max - Buffer.byteLength('…');
  let kept = '';
  for (const point of whole) {
    room -= Buffer.byteLength(point);
    if (room < 0) break;
    kept += point;
  }
  return `${kept}…`;
}
