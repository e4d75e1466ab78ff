/** Makes the app's menu and its workbench tile in WeCom (`wecom.md` §10); safe to repeat. */
import type { Messenger } from '../application/ports';
import { tileMemo } from '../application/tiles';
import { loadConfig } from '../config';
import { APP_MENU } from '../conversation';
import { machineClock } from '../lib/clock';
import { PlatformRefused } from '../lib/outgoing';
import { createMessengers } from '../messengers';
import { EXIT, UsageError, type Command } from './command';
import { withExistingStore } from './configuration';

export const setupWecomCommand: Command = {
  script: 'qianfa',
  name: 'setup-wecom',
  summary: "make the app's menu and its workbench tile in WeCom",
  options: { config: { type: 'string' } },
  async run({ config: file }) {
    if (file === null)
      throw new UsageError('setup-wecom works on a configuration: give --config FILE or QIANFA_CONFIG');
    const { messengers, policy } = loadConfig({ file });
    if (!messengers.wecom) throw new UsageError('setup-wecom: the configuration has no messengers.wecom');
    const options = { clock: machineClock, callbackMaxAgeMs: policy.callbackMaxAgeMs };
    const [wecom] = createMessengers({ wecom: messengers.wecom }, options);
    return withExistingStore(file, async (store) => {
      const failure = await setUp(wecom!);
      if (failure === null) await store.transaction((tx) => tx.setMemo(tileMemo('wecom'), 'on'));
      return failure === null ? EXIT.done : EXIT.checkFailed;
    });
  },
};

/** Null when all is there, else what was wrong; both are said. */
async function setUp({ workbench }: Messenger): Promise<string | null> {
  try {
    const lines = await workbench!.setUp(APP_MENU);
    process.stdout.write(lines.map((line) => `ok    ${line}\n`).join(''));
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const hint = error instanceof PlatformRefused ? (HINTS[error.code] ?? null) : null;
    process.stdout.write(`FAIL  ${said}\n${hint ? `      ${hint}\n` : ''}`);
    return said;
  }
}

/** What an administrator does about it. */
const HINTS: Record<string, string> = {
  '94000':
    'switch on the custom workbench display of the app (应用管理 → the app → 工作台应用主页), then run this again',
  '60020': "add this machine's outgoing address to the app's trusted IPs (企业可信IP)",
  '40056': 'messengers.wecom.agentId is not the id of this app',
  '40001': 'messengers.wecom.secret is not the secret of this app',
  '40013': "messengers.wecom.corpId is not the company's id",
};
