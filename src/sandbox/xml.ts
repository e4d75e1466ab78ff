import { XMLParser, XMLValidator } from 'fast-xml-parser';

export type XmlValue = string | number | bigint | XmlNode | (string | number | XmlNode)[];
export interface XmlNode {
  [element: string]: XmlValue;
}

/** Elements of `node`: text as CDATA, numbers bare, lists as repeated siblings — the way the platforms write XML. */
export function toXml(node: XmlNode): string {
  return Object.entries(node)
    .map(([name, value]) => (Array.isArray(value) ? value : [value]).map((part) => element(name, part)).join(''))
    .join('');
}

function element(name: string, value: string | number | bigint | XmlNode): string {
  if (typeof value === 'string') return `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
  return typeof value === 'object' ? `<${name}>${toXml(value)}</${name}>` : `<${name}>${value}</${name}>`;
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: false });

/** The content of the root element `xml`, every leaf as text; undefined for anything that is not such a document. */
export function fromXml(text: string): Record<string, unknown> | undefined {
  if (/<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true) return undefined;
  const root: unknown = (parser.parse(text) as Record<string, unknown>)['xml'];
  return typeof root === 'object' && root !== null ? (root as Record<string, unknown>) : undefined;
}
