import { z } from 'zod';
import { PlatformError } from '../errors';
import { jsonBody, type Call } from '../http';
import { memberOf, type KeyData, type Wecom } from './state';

const keydata = z.object({
  items: z
    .array(z.object({ key: z.string().min(1), data: z.string(), jump_url: z.string().optional() }))
    .min(1)
    .max(4),
});
const template = z.object({
  agentid: z.int(),
  type: z.literal('keydata'),
  keydata,
  replace_user_data: z.boolean().optional(),
});
const ownData = z.object({ agentid: z.int(), userid: z.string(), type: z.literal('keydata'), keydata });

/** `agent/set_workbench_template` (wecom.md §10.2), of the one type the product uses. */
export async function setTemplate(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  const { keydata: data, replace_user_data: replaces } = read(wecom, template, call);
  wecom.state.tile = { template: shown(data), own: replaces ? {} : (wecom.state.tile?.own ?? {}) };
  await wecom.save();
  return {};
}

export function getTemplate(wecom: Wecom, call: Call): Record<string, unknown> {
  read(wecom, z.object({ agentid: z.int() }), call);
  const { tile } = wecom.state;
  return tile ? { type: 'keydata', keydata: { items: tile.template } } : { type: 'normal' };
}

/** `agent/set_workbench_data`: one member's own values; at most ten times a minute. */
export async function setData(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  const { userid, keydata: data } = read(wecom, ownData, call);
  if (!wecom.state.tile) throw new PlatformError(94000, 'custom workbench is not enabled for this app');
  const person = memberOf(wecom, userid);
  if (!person) throw new PlatformError(60111, 'userid not found');
  wecom.state.tile.own[person.userid] = shown(data);
  await wecom.save();
  return {};
}

function shown({ items }: z.infer<typeof keydata>): KeyData[] {
  return items.map(({ key, data }) => ({ key, data }));
}

function read<T extends { agentid: number }>(wecom: Wecom, schema: z.ZodType<T>, call: Call): T {
  const result = schema.safeParse(jsonBody(call));
  if (!result.success) throw new PlatformError(94001, `invalid workbench body: ${result.error.issues[0]?.message}`);
  if (result.data.agentid !== wecom.credentials.agentId) throw new PlatformError(40056, 'invalid agentid');
  return result.data;
}
