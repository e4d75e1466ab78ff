import path from 'node:path';
import { loadConfig } from '../config';
import { runDemo } from '../demo';
import { machineClock } from '../lib/clock';
import { createLog } from '../lib/log';
import { interrupted, keepAwake, shutDown } from '../start';
import { createServer } from '../wiring';
import { EXIT, type Command } from './command';
import { secretsKeyOf } from './secrets';

export const startCommand: Command = {
  script: 'start',
  name: 'start',
  summary: 'the server; with no configuration, the sandbox: a fictional company to play with',
  options: { config: { type: 'string' } },
  async run({ config }) {
    const log = createLog();
    if (config === null) {
      await runDemo(path.resolve('var'), log);
      return EXIT.done;
    }
    return startConfigured(config);
  },
};

async function startConfigured(file: string): Promise<number> {
  const log = createLog();
  const config = loadConfig({ file });
  const server = await createServer(config, { clock: machineClock, log, secretsKey: await secretsKeyOf(config) });
  const { port } = config.server;
  const listening = await server.web.listen(port, config.server.host).catch(async (error: NodeJS.ErrnoException) => {
    await server.stop();
    if (error.code !== 'EADDRINUSE') throw error;
    process.stderr.write(`server.port: ${port} is taken by another program\n`);
    return null;
  });
  if (!listening) return EXIT.wrongUsage;
  const awake = keepAwake(server, log);
  log.info({ url: `http://${config.server.host}:${listening.port}` }, 'ready');
  await interrupted();
  log.info({}, 'stopping');
  await shutDown(listening, awake, server);
  return EXIT.done;
}
