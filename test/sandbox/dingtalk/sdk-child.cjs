/**
 * A stranger: the public `dingtalk-stream` package as anybody would use it, in a process of its own. Its gateway address is fixed, so its
 * HTTP client is pointed at the sandbox. Prints one JSON line for everything it sees; says `{"response":null}` to callbacks.
 * Environment: GATEWAY (base address), CLIENT_ID, CLIENT_SECRET.
 */
const { createRequire } = require('node:module');
const sdk = require('dingtalk-stream');
const axios = createRequire(require.resolve('dingtalk-stream'))('axios');

const { GATEWAY, CLIENT_ID, CLIENT_SECRET } = process.env;
axios.interceptors.request.use((config) => ({
  ...config,
  url: config.url.replace('https://api.dingtalk.com', GATEWAY),
}));

const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const client = new sdk.DWClient({ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
for (const topic of [sdk.TOPIC_ROBOT, sdk.TOPIC_CARD]) {
  client.registerCallbackListener(topic, ({ headers, data }) => {
    client.socketCallBackResponse(headers.messageId, null);
    tell({ topic, data: JSON.parse(data) });
  });
}
client.registerAllEventListener(({ headers, data }) => {
  tell({ topic: 'event', eventType: headers.eventType, data: JSON.parse(data) });
  return { status: sdk.EventAck.SUCCESS };
});
void client.connect();
