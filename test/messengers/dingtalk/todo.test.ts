import type { Todo } from '../../../src/application/ports';
import { unionidOf } from '../../../src/sandbox/dingtalk/people';
import { OFFICER, openBench, type Bench } from './bench';

let bench: Bench;
let messenger: ReturnType<Bench['messenger']>;
beforeEach(async () => {
  bench = await openBench();
  messenger = bench.messenger();
});
afterEach(() => bench.end());

const DUE = Date.parse('2026-03-30T10:00:00+08:00');
const buildTodo = (change: Partial<Todo> = {}): Todo => ({
  sourceId: 'S-1_r1_DEPT',
  subject: '待您部门审核：2026-0012《晨跑的好处》',
  url: 'https://qianfa.example.com/s/2026-0012',
  dueAt: DUE,
  ...change,
});
const listed = () => bench.people.todos(OFFICER).map(({ sourceId, subject, done }) => ({ sourceId, subject, done }));
const put = (change?: Partial<Todo>) => messenger.todos!.put(OFFICER, buildTodo(change));

it('stands in the list of the person alone, with the page and the due time, until it is said to be done', async () => {
  const id = await put();
  expect(bench.people.todos(OFFICER)).toMatchObject([
    { id, subject: buildTodo().subject, url: buildTodo().url, dueTime: DUE, done: false },
  ]);
  expect(bench.people.todos('0201')).toEqual([]);
  await messenger.todos!.finish(OFFICER, id!);
  expect(listed()).toMatchObject([{ done: true }]);
});

it('is one however often it is put', async () => {
  const id = await put();
  for (let n = 2; n <= 25; n += 1) await put({ sourceId: `S-${n}` });
  await expect(put()).resolves.toBe(id);
  // the newest stands on the second page of what is found again
  const { id: newest } = bench.people.todos(OFFICER).at(-1)!;
  await expect(put({ sourceId: 'S-25' })).resolves.toBe(newest);
  expect(listed()).toHaveLength(25);
});

it('is found again when the answer to its making was lost', async () => {
  const path = `/v1.0/todo/users/${unionidOf(OFFICER)}/tasks`;
  bench.platforms.control.fault({ platform: 'dingtalk', path, mode: 'accept-then-drop' });
  await expect(put()).rejects.toMatchObject({ outcomeUnknown: true });
  const id = await put();
  expect(bench.people.todos(OFFICER)).toMatchObject([{ id }]);
});

it('that is no longer there counts as done; somebody who left has none', async () => {
  await put();
  await expect(messenger.todos!.finish(OFFICER, 'task-nobody-has')).resolves.toBeUndefined();
  await bench.people.personnel({ leave: OFFICER }, true);
  await expect(bench.messenger().todos!.put(OFFICER, buildTodo())).rejects.toMatchObject({ kind: 'content' });
});

it('costs calls, which are counted; asking who somebody is costs none', async () => {
  const id = await put();
  await messenger.todos!.finish(OFFICER, id!);
  expect(bench.people.usage().calls).toBe(2);
});
