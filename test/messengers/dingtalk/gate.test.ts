import { createGate } from '../../../src/messengers/dingtalk/gate';

const CARDS = '/v1.0/card/instances';
const taskOf = (person: string, task: string) => `/v1.0/todo/users/${person}/tasks/${task}?operatorId=${person}`;

/** The order in which calls may leave that come at once. */
async function leaving(calls: [method: string, path: string][]): Promise<string[]> {
  const gate = createGate({ now: () => 0 });
  const left: string[] = [];
  await Promise.all(calls.map(([method, path]) => gate.pass(method, path).then(() => left.push(`${method} ${path}`))));
  return left;
}

it('one interface does not wait for another', async () => {
  const many = Array.from({ length: 8 }, (): [string, string] => ['PUT', CARDS]);
  const left = await leaving([...many, ['POST', CARDS], ['POST', `${CARDS}/createAndDeliver`]]);
  expect(left.at(-1)).toBe(`PUT ${CARDS}`);
});

it('the to-dos of all people are one', async () => {
  const many = Array.from({ length: 8 }, (_, at): [string, string] => ['PUT', taskOf(`u${at}`, `t${at}`)]);
  const left = await leaving([...many, ['PUT', taskOf('last', 'last')], ['PUT', CARDS]]);
  expect(left.at(-1)).toBe(`PUT ${taskOf('last', 'last')}`);
});

it('nothing leaves for five minutes after the platform has put us aside', async () => {
  const clock = { at: 0, now: () => clock.at };
  const gate = createGate(clock);
  expect(gate.shut()).toMatchObject({ kind: 'limit', retryAfterMs: 300_000 });
  await expect(gate.pass('PUT', CARDS)).rejects.toMatchObject({ kind: 'limit' });
  clock.at = 300_000;
  await gate.pass('PUT', CARDS);
});
