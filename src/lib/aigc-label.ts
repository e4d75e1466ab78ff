/**
 * The hidden label of AI-made pictures (GB 45438-2025, appendix E): a small JSON with `Label`, kept by makers in XMP (`TC260:AIGC`), in a
 * PNG text named AIGC, or in EXIF's UserComment. Nobody may take it away (《人工智能生成合成内容标识办法》第十条), so it is read before a
 * picture's metadata is dropped, and put back.
 */

/** MADE: by AI; POSSIBLE: the file has been declared so; SUSPECTED: a platform found traces. */
export type AigcKind = 'MADE' | 'POSSIBLE' | 'SUSPECTED';

export interface AigcLabel {
  kind: AigcKind;
  /** as it stood in the file */
  json: string;
}

const KINDS: Record<string, AigcKind> = { 1: 'MADE', 2: 'POSSIBLE', 3: 'SUSPECTED' };
const NAME = 'AIGC';
/** a label is some hundred characters long */
const REACH = 4096;
// `AIGC": {…}`, `AIGC="{…}"`, `<TC260:AIGC>{…}`, `AIGC {…}`: the name, then soon a flat object with a Label
const LABEL = /^[^{}]{0,40}(\{[^{}]*"Label"\s*:\s*"?([123])"?[^{}]*\})/;
/** IPTC's word for the same, used by makers abroad (also within C2PA) */
const TRAINED = /digitalsourcetype\/(?:trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia)/;

/** The label in a picture file of any kind, wherever it stands; null when there is none. @param parts the whole file, and what lies packed in it */
export function aigcLabelIn(...parts: Buffer[]): AigcLabel | null {
  // EXIF may hold it in UTF-16; XMP writes quotes as entities
  const text = Buffer.concat(parts).toString('latin1').replaceAll('\0', '');
  for (let at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, at + NAME.length)) {
    const near = text.slice(at + NAME.length, at + REACH).replace(/&(?:quot|#34|#x22);/gi, '"');
    const found = LABEL.exec(near);
    if (found) return { kind: KINDS[found[2]!]!, json: Buffer.from(found[1]!, 'latin1').toString('utf8') };
  }
  return TRAINED.test(text) ? { kind: 'MADE', json: '{"Label":"1"}' } : null;
}

/** The label as an XMP packet, to be written into the cleaned file. */
export function aigcXmp({ json }: AigcLabel): string {
  const value = json.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" TC260:AIGC="${value}"/>` +
    '</rdf:RDF></x:xmpmeta>'
  );
}

/** A GIF with the label as a comment, since it knows no XMP. @param gif a whole file, ending with its trailer */
export function withAigcComment(gif: Buffer, { json }: AigcLabel): Buffer {
  const comment = Buffer.from(`${NAME} ${json}`, 'utf8');
  const blocks: Buffer[] = [];
  for (let at = 0; at < comment.length; at += 255) {
    const piece = comment.subarray(at, at + 255);
    blocks.push(Buffer.from([piece.length]), piece);
  }
  return Buffer.concat([gif.subarray(0, -1), Buffer.from([0x21, 0xfe]), ...blocks, Buffer.from([0, 0x3b])]);
}
