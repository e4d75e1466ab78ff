import { openBench, OFFICER, type Bench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.end());

const look = (name: string, change: Parameters<Bench['messenger']>[0] = {}) =>
  bench
    .messenger(change)
    .checks!.find((one) => one.name === name)!
    .look();

it('finds everything as it should be, shows nobody anything, and may be repeated', async () => {
  await expect(look('card template')).resolves.toContain('published');
  await expect(look('card template')).resolves.toContain('published');
  await expect(look('robot')).resolves.toBe('permitted');
  await expect(look('to-dos')).resolves.toBe('permitted');
  expect(bench.people.chats()[OFFICER]).toEqual([]);
  expect(bench.people.todos(OFFICER)).toEqual([]);
});

it('names a template that is not published, or is another app’s', async () => {
  await expect(look('card template', { cardTemplateId: 'another.schema' })).rejects.toThrow('param.templateNotExist');
  bench.people.misbehave({ unpublishedTemplate: true });
  await expect(look('card template')).rejects.toThrow('param.templateUnpublished');
});

it('names the right that is missing; without the one for to-dos the product works on', async () => {
  bench.people.misbehave({ missingScopes: ['Card.Instance.Write', 'qyapi_robot_sendmsg', 'Todo.Todo.Write'] });
  await expect(look('card template')).rejects.toThrow('Card.Instance.Write');
  await expect(look('robot')).rejects.toThrow('qyapi_robot_sendmsg');
  await expect(look('to-dos')).resolves.toMatch(/reminders stay messages.*Todo\.Todo\.Write/);
});

it('names a wrong robot', async () => {
  await expect(look('robot', { robotCode: 'another' })).rejects.toThrow('robotCode');
});
