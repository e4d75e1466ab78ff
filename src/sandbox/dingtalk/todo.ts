/** To-do tasks (dingtalk.md §11): one per `sourceId`, done only when the app says so; all ids are unionids. */
import { z } from 'zod';
import { jsonBody, type Call } from '../http';
import { members } from './people';
import { ApiRefusal, refuse } from './refusal';
import { nextNumber, type Dingtalk, type Todo } from './state';

const create = z.object({
  subject: z.string().min(1).max(1024),
  sourceId: z.string().min(1).optional(),
  dueTime: z.number().optional(),
  executorIds: z.array(z.string()).min(1).max(100),
  detailUrl: z.object({
    appUrl: z
      .string()
      .min(1)
      .refine((url) => Buffer.byteLength(url) <= 1024),
    pcUrl: z.string().optional(),
  }),
});
const update = z.object({
  subject: z.string().min(1).max(1024).optional(),
  done: z.boolean().optional(),
  dueTime: z.number().optional(),
});

const PAGE = 20;

/** `POST /v1.0/todo/users/{unionId}/tasks`. */
export async function createTodo(dingtalk: Dingtalk, call: Call, [creatorId = '']: string[]) {
  requireUnionid(dingtalk, creatorId);
  const asked = read(create, call, 'todo.taskCreate.paramError');
  const { todos } = dingtalk.state;
  const { sourceId = null, executorIds, subject, dueTime = null, detailUrl } = asked;
  if (sourceId && Object.values(todos).some((todo) => todo.sourceId === sourceId)) {
    throw new ApiRefusal(400, 'todo.taskCreate.paramError', 'task exist');
  }
  for (const id of executorIds) requireUnionid(dingtalk, id);
  const id = `task${nextNumber(dingtalk)}`;
  todos[id] = { id, sourceId, creatorId, executorIds, subject, dueTime, url: detailUrl.appUrl, done: false };
  await dingtalk.save();
  return { id, sourceId, subject, done: false };
}

/** `POST /v1.0/todo/users/{unionId}/org/tasks/query`: a page of one's own. */
export function queryTodos(dingtalk: Dingtalk, call: Call, [unionid = '']: string[]) {
  requireUnionid(dingtalk, unionid);
  const { isDone = false, nextToken } = jsonBody(call) ?? {};
  const from = Number(nextToken ?? 0);
  const mine = todosOf(dingtalk, unionid).filter(({ done }) => done === isDone);
  const page = mine.slice(from, from + PAGE);
  const more = from + PAGE < mine.length;
  return {
    todoCards: page.map(({ id, sourceId, subject, done }) => ({ taskId: id, sourceId, subject, isDone: done })),
    ...(more && { nextToken: `${from + PAGE}` }),
  };
}

/** `PUT /v1.0/todo/users/{unionId}/tasks/{taskId}`. */
export async function updateTodo(dingtalk: Dingtalk, call: Call, [, taskId = '']: string[]) {
  const { subject, done, dueTime } = read(update, call, 'todo.taskUpdate.paramError');
  const todo = requireTodo(dingtalk, taskId);
  Object.assign(todo, {
    ...(subject !== undefined && { subject }),
    ...(done !== undefined && { done }),
    ...(dueTime !== undefined && { dueTime }),
  });
  await dingtalk.save();
  return { result: true };
}

export function todosOf(dingtalk: Dingtalk, unionid: string): Todo[] {
  return Object.values(dingtalk.state.todos).filter(({ executorIds }) => executorIds.includes(unionid));
}

function requireTodo(dingtalk: Dingtalk, taskId: string): Todo {
  const todo = dingtalk.state.todos[taskId];
  if (!todo) throw new ApiRefusal(400, 'todo.taskUpdate.paramError', 'task not exist');
  return todo;
}

function requireUnionid(dingtalk: Dingtalk, unionid: string): void {
  if (!members(dingtalk).some((member) => member.unionid === unionid)) refuse('todo.taskCreate.paramError', 'user');
}

function read<T>(schema: z.ZodType<T>, call: Call, code: string): T {
  const result = schema.safeParse(jsonBody(call));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  refuse(code, `${issue?.path.join('.')}: ${issue?.message}`);
}
