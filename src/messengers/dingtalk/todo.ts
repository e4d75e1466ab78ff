/** To-dos (`dingtalk.md` §11): one per `sourceId`; only the app can say that one is done. All people here are unionids. */
import type { Todo, TodoList } from '../../application/ports';
import { PlatformRefused } from '../../lib/outgoing';
import { fit } from '../text';
import type { DingtalkApi } from './client';
import { fieldsOf, isFields, listOf, textOf } from './fields';
import { PLATFORM } from './settings';

const LONGEST_SUBJECT = 500;
const MOST_PAGES = 10;
const EXISTS = /task exist/;
const GONE = /\bnot exist/;

export function createTodos(api: DingtalkApi): TodoList {
  const unionids = new Map<string, string>();

  /** Reading it costs no quota. */
  const unionidOf = async (userId: string): Promise<string> => {
    const known = unionids.get(userId);
    if (known !== undefined) return known;
    const unionid = textOf(fieldsOf(await api.old('topapi/v2/user/get', { userid: userId }), 'result'), 'unionid');
    if (unionid === '') throw new PlatformRefused(PLATFORM, 'unionid', 'content', 'the person has no unionid');
    unionids.set(userId, unionid);
    return unionid;
  };

  return {
    async put(userId, todo) {
      const unionid = await unionidOf(userId);
      try {
        const call = { method: 'POST', path: tasksOf(unionid), body: bodyOf(unionid, todo), counted: true } as const;
        return textOf(await api.call(call), 'id') || null;
      } catch (error) {
        if (!isRefusal(error, EXISTS)) throw error;
        return findTodo(api, unionid, todo.sourceId);
      }
    },
    async finish(userId, id) {
      const unionid = await unionidOf(userId);
      const path = tasksOf(unionid, `/${encodeURIComponent(id)}`);
      try {
        await api.call({ method: 'PUT', path, body: { done: true }, counted: true });
      } catch (error) {
        if (!isRefusal(error, GONE)) throw error;
      }
    },
  };
}

function tasksOf(unionid: string, task = ''): string {
  const who = encodeURIComponent(unionid);
  return `/v1.0/todo/users/${who}/tasks${task}?operatorId=${who}`;
}

function bodyOf(unionid: string, { sourceId, subject, url, dueAt }: Todo): object {
  return {
    sourceId,
    subject: fit(subject, LONGEST_SUBJECT),
    creatorId: unionid,
    executorIds: [unionid],
    detailUrl: { appUrl: url, pcUrl: url },
    isOnlyShowExecutor: true,
    dueTime: dueAt,
    notifyConfigs: { sendTodoApn: 'true' },
  };
}

/** An earlier attempt put it there and its answer was lost. */
async function findTodo(api: DingtalkApi, unionid: string, sourceId: string): Promise<string | null> {
  const path = `/v1.0/todo/users/${encodeURIComponent(unionid)}/org/tasks/query`;
  let nextToken = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const body = { isDone: false, ...(nextToken !== '' && { nextToken }) };
    const answer = await api.call({ method: 'POST', path, body, counted: true });
    const found = listOf(answer, 'todoCards')
      .filter(isFields)
      .find((card) => textOf(card, 'sourceId') === sourceId);
    if (found) return textOf(found, 'taskId') || null;
    nextToken = textOf(answer, 'nextToken');
    if (nextToken === '') break;
  }
  return null;
}

function isRefusal(error: unknown, message: RegExp): boolean {
  return error instanceof PlatformRefused && error.code.startsWith('todo.') && message.test(error.message);
}
