import { PlatformError } from '../errors';
import { checkCard } from './card-limits';
import type { Card } from './card';

/** Elements that are lists in JSON and repeated siblings in XML (wecom.md §3). */
const LISTS = new Set([
  'horizontal_content_list',
  'jump_list',
  'vertical_content_list',
  'button_list',
  'select_list',
  'option_list',
  'action_list',
]);
/** Names that do not follow CamelCase → snake_case. */
const IRREGULAR: Record<string, string> = {
  CheckBox: 'checkbox',
  KeyName: 'keyname',
  UserId: 'userid',
  AppId: 'appid',
  Appid: 'appid',
  PagePath: 'pagepath',
};
const NUMBERS = new Set(['type', 'style', 'desc_color', 'mode', 'aspect_ratio']);
const BOOLEANS = new Set(['disable', 'is_checked']);

/**
 * Reads the `TemplateCard` of a passive update into the JSON form and checks it like any update.
 * Empty elements are taken as absent, as WeCom's own example writes them.
 * @throws PlatformError when a limit is broken
 */
export function cardFromXml(element: unknown): Card {
  if (typeof element !== 'object' || element === null) throw new PlatformError(40058, 'TemplateCard missing');
  return checkCard(convert(element as Record<string, unknown>), 'update');
}

function convert(node: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(node).map(([element, value]) => {
    const name = IRREGULAR[element] ?? element.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
    return [name, convertValue(name, value)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function convertValue(name: string, value: unknown): unknown {
  if (LISTS.has(name)) return (Array.isArray(value) ? value : [value]).map((part) => convertValue('', part));
  if (typeof value === 'object' && value !== null) return convert(value as Record<string, unknown>);
  if (value === '') return undefined;
  if (NUMBERS.has(name)) return Number(value);
  return BOOLEANS.has(name) ? value === 'true' : value;
}
