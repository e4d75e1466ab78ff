/** Both messengers' directories over their wire, and the events that tell of changes, against the sandbox's platforms. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NO_ANSWER, type Inbound, type Messenger } from '../../src/application/ports';
import { createDingtalk } from '../../src/messengers/dingtalk';
import { createWecom } from '../../src/messengers/wecom';
import { sandboxDingtalk } from '../../src/sandbox/company';
import type { Platforms } from '../../src/sandbox/platforms';
import type { Personnel } from '../../src/sandbox/wecom/personnel';
import { directoryContract, type DirectoryRig } from '../contracts/directory-contract';
import { buildStage, START } from '../sandbox/support';
import { until } from '../sandbox/support';

const options = { clock: { now: () => START }, callbackMaxAgeMs: 60_000 };

/** An address that hands what comes to a messenger, and keeps it. */
async function webhook(messenger: () => Messenger) {
  const came: Inbound[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const query = Object.fromEntries(new URL(request.url ?? '/', 'http://127.0.0.1').searchParams);
      const callback = { part: '', query, headers: {}, body: Buffer.concat(chunks) };
      const inbounds = messenger().open(callback, START);
      came.push(...inbounds);
      response.end(messenger().reply(inbounds[0], NO_ANSWER).body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { came, url, stop: () => new Promise((resolve) => server.close(resolve)) };
}

async function rigOf(
  make: (platforms: Platforms) => Messenger,
  how: {
    happens: (platforms: Platforms, change: Personnel) => Promise<unknown>;
    /** where a reading breaks: a path and the code of a refusal */
    breaks: { platform: 'wecom' | 'dingtalk'; path: string; errcode: number };
    people: Pick<DirectoryRig, 'head' | 'officer' | 'newcomer'>;
    listen?: (platforms: Platforms, messenger: Messenger, came: Inbound[]) => Promise<void>;
  },
): Promise<DirectoryRig> {
  const hook = await webhook(() => messenger);
  const stage = await buildStage({ callbackUrls: { wecom: hook.url, wechat: hook.url, dingtalk: hook.url } });
  const { platforms } = stage;
  const messenger = make(platforms);
  await how.listen?.(platforms, messenger, hook.came);
  return {
    ...how.people,
    read: () => messenger.directory!(),
    async happens(change) {
      hook.came.length = 0;
      await how.happens(platforms, change);
      return hook.came;
    },
    breakReading: (mode) => {
      const { errcode, ...where } = how.breaks;
      platforms.control.fault({
        ...where,
        ...(mode === 'lost' ? { mode: 'drop-before' } : { mode: 'errcode', errcode }),
      });
    },
    async stop() {
      await messenger.intake?.stop();
      await stage.end();
      await hook.stop();
    },
  };
}

directoryContract('WeCom', () =>
  rigOf(
    ({ url, credentials }) =>
      createWecom({ ...credentials.wecom, apiBase: `${url}/wecom`, oauthBase: `${url}/wecom-login` }, options),
    {
      happens: ({ control }, change) => control.personnel(change),
      breaks: { platform: 'wecom', path: '/cgi-bin/user/list', errcode: 60011 },
      people: { head: 'mengchuqing', officer: 'yinxiaochuan', newcomer: 'xinren' },
    },
  ),
);

/** The same change with people under their names in DingTalk. */
const there = {
  happens: ({ control }: Platforms, change: Personnel) => control.dingtalk.personnel(change),
  breaks: { platform: 'dingtalk', path: '/topapi/v2/user/list', errcode: 50004 } as const,
  people: { head: '0201', officer: '0202', newcomer: 'm-xinren' },
};

directoryContract('DingTalk over Stream', () =>
  rigOf((platforms) => createDingtalk({ ...sandboxDingtalk(platforms), inbound: 'stream' }, options), {
    ...there,
    async listen({ control }, messenger, came) {
      messenger.intake!.start(async (inbound) => {
        came.push(inbound);
        return NO_ANSWER;
      });
      await until(() => control.dingtalk.stream.connected() > 0);
    },
  }),
);

directoryContract('DingTalk over HTTP', () =>
  rigOf((platforms) => createDingtalk({ ...sandboxDingtalk(platforms), inbound: 'http' }, options), {
    ...there,
    listen: ({ control }) => control.dingtalk.setInbound({ robot: 'http', events: 'http' }),
  }),
);

test('a department that DingTalk shows the app no more fails the reading: its people are not gone', async () => {
  const stage = await buildStage();
  const { platforms } = stage;
  const messenger = createDingtalk({ ...sandboxDingtalk(platforms), inbound: 'http' }, options);
  platforms.control.dingtalk.misbehave({ outOfScope: [1002] });
  await expect(messenger.directory!()).rejects.toMatchObject({ code: '50004', kind: 'content' });
  await stage.end();
});
