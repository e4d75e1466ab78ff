import { z } from 'zod';
import { PlatformError } from '../errors';
import { jsonBody, type Call } from '../http';
import type { Menu, MenuButton, Wecom } from './state';

const bytes = (max: number) =>
  z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= max, `longer than ${max} bytes`);
const action = { type: z.enum(['click', 'view']).optional(), key: bytes(128).optional(), url: bytes(1024).optional() };
const acts = ({ type, key, url }: MenuButton) => (type === 'click' ? key !== undefined : url !== undefined);
const subButton = z
  .strictObject({ name: bytes(40), ...action })
  .refine((button) => button.type && acts(button), 'click needs key, view needs url');
const topButton = z
  .strictObject({ name: bytes(16), ...action, sub_button: z.array(subButton).max(5).optional() })
  .refine(
    (button) => button.sub_button?.length || (button.type && acts(button)),
    'needs type with key or url, or sub_button',
  );
const schema = z.strictObject({ button: z.array(topButton).min(1).max(3) });

/** `menu/create` with the limits of wecom.md §10.1. */
export async function createMenu(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  requireAgent(wecom, call);
  const result = schema.safeParse(jsonBody(call));
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new PlatformError(40016, `invalid menu: ${issue?.path.join('.')} ${issue?.message}`);
  }
  const menu: Menu = result.data;
  for (const { url } of menu.button.flatMap((button) => [button, ...(button.sub_button ?? [])])) {
    if (url && !/^https?:\/\//.test(url)) throw new PlatformError(40054, 'invalid url in menu');
  }
  wecom.state.menu = menu;
  await wecom.save();
  return {};
}

export function getMenu(wecom: Wecom, call: Call): Record<string, unknown> {
  requireAgent(wecom, call);
  if (!wecom.state.menu) throw new PlatformError(46003, 'menu does not exist');
  return { button: wecom.state.menu.button };
}

export async function deleteMenu(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  requireAgent(wecom, call);
  wecom.state.menu = null;
  await wecom.save();
  return {};
}

function requireAgent(wecom: Wecom, call: Call) {
  if (call.query.get('agentid') !== `${wecom.credentials.agentId}`) throw new PlatformError(40056, 'invalid agentid');
}
