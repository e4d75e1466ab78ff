/** Text as it will be sent: line breaks kept, web addresses tappable, everything else escaped by the renderer. */
const ADDRESS = /(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+)/gi;

export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(ADDRESS).map((piece, index) =>
        // split puts every address at an odd place
        index % 2 === 1 ? <OutsideLink key={index} url={piece} text={piece} /> : piece,
      )}
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
