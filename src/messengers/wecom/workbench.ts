/** The app's menu and its tile on the workbench (`wecom.md` §10): made once, read back first so that repeating it changes nothing. */
import type { MenuEntry, Workbench } from '../../application/ports';
import { PlatformRefused } from '../../lib/outgoing';
import type { WecomApi } from './client';
import { fitBytes } from '../text';

/** What the tile calls its one number. */
const COUNT_KEY = '待办';
const LONGEST_NAME = 16;

export function createWorkbench(api: WecomApi, agentId: number): Workbench {
  const agentid = `${agentId}`;
  return {
    async setUp(menu) {
      return [await setMenu(api, agentid, menu), await setTemplate(api, agentId)];
    },
    async showCount(userid, count) {
      const keydata = { items: [{ key: COUNT_KEY, data: `${count}` }] };
      const body = { agentid: agentId, userid, type: 'keydata', keydata };
      await api.call({ path: 'agent/set_workbench_data', body });
    },
  };
}

async function setMenu(api: WecomApi, agentid: string, menu: MenuEntry[]): Promise<string> {
  const button = menu.map(({ name, key }) => ({ type: 'click', name: fitBytes(name, LONGEST_NAME), key }));
  const names = button.map(({ name }) => name).join(' / ');
  if (sameButtons(await presentMenu(api, agentid), button)) return `menu ${names}: already there`;
  await api.call({ path: 'menu/create', query: { agentid }, body: { button } });
  return `menu ${names}: created (clients show it within 24 hours)`;
}

/** Null when there is none, or none that can be read: then it is made. */
async function presentMenu(api: WecomApi, agentid: string): Promise<unknown> {
  try {
    return (await api.call({ path: 'menu/get', query: { agentid } }))['button'];
  } catch (error) {
    const isAbsent = error instanceof PlatformRefused && error.kind !== 'configuration' && error.kind !== 'limit';
    if (isAbsent) return null;
    throw error;
  }
}

interface Button {
  type?: unknown;
  name?: unknown;
  key?: unknown;
}

/** The platform may give empty fields besides ours. */
function sameButtons(present: unknown, wanted: Required<Button>[]): boolean {
  if (!Array.isArray(present) || present.length !== wanted.length) return false;
  return wanted.every(({ type, name, key }, index) => {
    const one = present[index] as Button;
    return one.type === type && one.name === name && one.key === key;
  });
}

/** What everybody sees until a number of their own was pushed; people's own numbers stay. */
async function setTemplate(api: WecomApi, agentid: number): Promise<string> {
  const present = await api.call({ path: 'agent/get_workbench_template', body: { agentid } });
  if (present['type'] === 'keydata' && JSON.stringify(present['keydata'] ?? '').includes(`"${COUNT_KEY}"`)) {
    return `workbench tile ${COUNT_KEY}: already there`;
  }
  const keydata = { items: [{ key: COUNT_KEY, data: '0' }] };
  const body = { agentid, type: 'keydata', keydata, replace_user_data: false };
  await api.call({ path: 'agent/set_workbench_template', body });
  return `workbench tile ${COUNT_KEY}: created`;
}
