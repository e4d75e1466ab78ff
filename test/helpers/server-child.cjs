/** A server in a process of its own that can be killed: the built product on a clock that the parent moves. argv: configuration file (JSON), port. */
const { readFileSync } = require('node:fs');
const path = require('node:path');

const built = (name) => require(path.resolve(__dirname, '../../dist', name));
const { loadConfig } = built('config');
const { createLog } = built('lib/log');
const { createServer } = built('wiring');
const { keepAwake } = built('start');

const [file, port] = process.argv.slice(2);
const { mapping, baseDir, secretsKey, offset } = JSON.parse(readFileSync(file, 'utf8'));
let shift = offset;
process.on('message', (message) => {
  shift = message.offset;
});
// a parent that is gone leaves no orphan
process.on('disconnect', () => process.exit(0));

async function run() {
  const clock = { now: () => Date.now() + shift };
  const log = createLog({ pretty: false, level: process.env.CHILD_LOG ?? 'warn' });
  const server = await createServer(loadConfig({ mapping, baseDir }), { clock, log, secretsKey });
  await server.web.listen(Number(port), '127.0.0.1');
  keepAwake(server, log);
  process.send('ready');
}

run().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
