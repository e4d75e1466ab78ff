/** A template card as the `TemplateCard` element of a passive update (`wecom.md` §3): CamelCase names, lists as repeated siblings. */
import type { TemplateCard } from './card';
import { cdata } from './xml';

type Part = string | number | boolean | undefined | { [name: string]: Part } | Part[];

/** The names that are not simply the JSON name in CamelCase. */
const IRREGULAR: Record<string, string> = { keyname: 'KeyName', checkbox: 'CheckBox' };

/** @param card described for an update: it carries no task id */
export function cardXml(card: TemplateCard): string {
  return element('template_card', card);
}

function element(name: string, value: Part): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  const tag = IRREGULAR[name] ?? name.replace(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  return `<${tag}>${content(value)}</${tag}>`;
}

function content(value: Exclude<Part, undefined | Part[]>): string {
  if (typeof value === 'string') return cdata(value);
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, part]) => element(name, part))
    .join('');
}
