/** Text as it will be sent: line breaks kept, web addresses tappable, everything else escaped by the renderer. */
import { Fragment } from 'preact';
import type { Mark } from '../../domain/text/marks';

const ADDRESS = /(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+)/gi;

function LinkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(ADDRESS).map((piece, index) =>
        // split puts every address at an odd place
        index % 2 === 1 ? <OutsideLink key={index} url={piece} text={piece} /> : piece,
      )}
    </>
  );
}

/** The same, with parts of it marked. @param marks not overlapping, in order */
export function MarkedText({ text, marks }: { text: string; marks: Mark[] }) {
  const edges = [...marks, { start: text.length, end: text.length, kind: null }];
  return (
    <>
      {edges.map(({ start, end, kind }, index) => (
        <Fragment key={index}>
          <LinkedText text={text.slice(edges[index - 1]?.end ?? 0, start)} />
          {kind && <mark class={`mark-${kind.toLowerCase()}`}>{text.slice(start, end)}</mark>}
        </Fragment>
      ))}
    </>
  );
}

/** A link that leaves us; anything but a web address stays text. */
export function OutsideLink({ url, text }: { url: string; text: string }) {
  if (!/^https?:\/\//i.test(url)) return <>{text}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      {text}
    </a>
  );
}
