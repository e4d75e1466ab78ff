/** The little XML the platform sends: no attributes, no entities of its own, everything text. */
import { XMLParser } from 'fast-xml-parser';
import { InboundRefused } from '../../application/ports';

export type XmlElement = Record<string, unknown>;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
});

/** The content of the root `<xml>`. Throws InboundRefused; a document type is refused before anything is parsed. */
export function parseXml(text: string): XmlElement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new InboundRefused(400, 'document type in XML');
  const root = elementOf(parsed(text), 'xml');
  if (!root) throw new InboundRefused(400, 'not the XML expected');
  return root;
}

/** A child element; of several with that name, the first. */
export function elementOf(parent: XmlElement | null, name: string): XmlElement | null {
  const child = first(parent?.[name]);
  return typeof child === 'object' && child !== null ? (child as XmlElement) : null;
}

/** The text of a child; null when there is none. */
export function textOf(parent: XmlElement | null, name: string): string | null {
  const child = first(parent?.[name]);
  return typeof child === 'string' && child !== '' ? child : null;
}

function parsed(text: string): XmlElement {
  try {
    return parser.parse(text, true) as XmlElement;
  } catch {
    throw new InboundRefused(400, 'not XML');
  }
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}
