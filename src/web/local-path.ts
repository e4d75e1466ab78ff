/** Where a sign-in may lead: a path of ours, so that a link cannot use us as a stepping stone. */
const NOWHERE = 'http://nowhere.invalid';

/** The path with its query, or null when the text is anything but a path on this server. */
export function localPath(text: unknown): string | null {
  // a browser reads a backslash as a slash, and drops tabs and line ends
  if (typeof text !== 'string' || !/^\/(?!\/)[\x21-\x7e]{0,500}$/.test(text) || text.includes('\\')) return null;
  const url = URL.canParse(text, NOWHERE) ? new URL(text, NOWHERE) : null;
  if (url?.origin !== NOWHERE) return null;
  const path = url.pathname + url.search;
  // `/.//host` has become `//host` by now
  return path.startsWith('//') ? null : path;
}
