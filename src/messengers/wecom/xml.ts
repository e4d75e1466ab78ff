/** The small part of XML that WeCom speaks: elements, text and CDATA. Anything else is refused before a parser sees it. */
import { XMLParser } from 'fast-xml-parser';
import { InboundRefused } from '../../application/ports';
import { clean } from '../text';

/** A parsed element: text, or child elements by name. */
export type XmlNode = string | XmlNode[] | { [name: string]: XmlNode };
export type XmlElement = { [name: string]: XmlNode };

/** Elements that may come once or many times. */
const LISTS = new Set(['SelectedItem', 'OptionId']);

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
  isArray: (name) => LISTS.has(name),
});

/**
 * The content of the root element `xml`; every leaf is text.
 * @throws InboundRefused 400 for anything that is not such a document
 */
export function readXml(text: string): XmlElement {
  if (!isPlain(text)) throw new InboundRefused(400, 'not the XML of a callback');
  const root = parse(text);
  if (!isElement(root)) throw new InboundRefused(400, 'not the XML of a callback');
  return root;
}

/** The text of a child, '' when it is empty, null when it is absent or no text. */
export function textOf(element: XmlElement, name: string): string | null {
  const node = Object.hasOwn(element, name) ? element[name] : undefined;
  return typeof node === 'string' ? node : null;
}

/** The child elements of a list-typed child, leaving out what has no shape. */
export function childrenOf(element: XmlElement, ...path: string[]): XmlNode[] {
  let node: XmlNode | undefined = element;
  for (const name of path) node = isElement(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  return Array.isArray(node) ? node : [];
}

export function isElement(node: XmlNode | undefined): node is XmlElement {
  return typeof node === 'object' && !Array.isArray(node);
}

/** Text inside an element; `]]>` is split so that it cannot end the section. */
export function cdata(text: string): string {
  return `<![CDATA[${clean(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/**
 * Only plain tags outside CDATA, which people's own text is inside of: no DOCTYPE, comment, instruction or attribute, and no entity but the
 * five of XML and numbers.
 */
function isPlain(text: string): boolean {
  const markup = text.replace(/^\uFEFF?\s*<\?xml [^<>]*\?>/, '').replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  return (
    !/<(?!\/?[A-Za-z_][\w.-]*\s*\/?>)/.test(markup) && !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)/.test(markup)
  );
}

function parse(text: string): XmlNode | undefined {
  try {
    const document = parser.parse(text, true) as XmlElement;
    return Object.hasOwn(document, 'xml') ? document['xml'] : undefined;
  } catch {
    return undefined;
  }
}
