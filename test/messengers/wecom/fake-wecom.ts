/** A few lines of WeCom on 127.0.0.1: keeps every request as it came, and answers what a test tells it to, else what WeCom would. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  method: string;
  path: string;
  query: Record<string, string>;
  /** exactly the bytes of the body, as text */
  body: string;
  contentType: string | undefined;
}

/** `json` is answered with status 200; `hang` reads the request and closes the connection without an answer. */
export type Scripted =
  { json: object } | { status: number; text?: string } | { file: Buffer; headers?: Record<string, string> } | 'hang';

/** One entry of a person's chat. */
export interface Entry {
  text?: string;
  card?: { taskId: string; closed: string | null };
}

export interface FakeWecom {
  /** with a path prefix, as an egress proxy has */
  url: string;
  received: Received[];
  /** The next answers for a path below `/cgi-bin/`; afterwards the usual one again. */
  script(path: string, ...answers: Scripted[]): void;
  calls(path: string): Received[];
  chat(userId: string): Entry[];
  /** The next message is delivered, but the answer is lost. */
  loseNextSending(): void;
  expireTokens(): void;
  stop(): Promise<void>;
}

const PREFIX = '/proxy/wecom';

export async function startFakeWecom(): Promise<FakeWecom> {
  const received: Received[] = [];
  const scripts = new Map<string, Scripted[]>();
  const company = new Company();
  const server = createServer((request, response) => {
    void read(request).then((call) => {
      received.push(call);
      write(response, scripts.get(call.path)?.shift() ?? company.answer(call));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX}`,
    received,
    script: (path, ...answers) => scripts.set(path, [...(scripts.get(path) ?? []), ...answers]),
    calls: (path) => received.filter((call) => call.path === path),
    chat: (userId) => company.chats.get(userId) ?? [],
    loseNextSending: () => void (company.losing = true),
    expireTokens: () => void (company.oldestToken = company.tokens + 1),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '', 'http://localhost');
  return {
    method: request.method ?? '',
    path: url.pathname.replace(`${PREFIX}/cgi-bin/`, ''),
    query: Object.fromEntries(url.searchParams),
    body: Buffer.concat(chunks).toString('utf8'),
    contentType: request.headers['content-type'],
  };
}

function write(response: ServerResponse, answer: Scripted): void {
  if (answer === 'hang') return void response.destroy();
  if ('file' in answer) return void response.writeHead(200, answer.headers).end(answer.file);
  if ('status' in answer) return void response.writeHead(answer.status).end(answer.text ?? '');
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(answer.json));
}

const ok = (fields: object = {}): Scripted => ({ json: { errcode: 0, errmsg: 'ok', ...fields } });
const no = (errcode: number): Scripted => ({ json: { errcode, errmsg: 'no' } });

interface Sending {
  touser: string;
  text?: { content: string };
  template_card?: { task_id: string };
}

/** Members `lisi` and `wangwu`; media `good`; sign-in codes `code-USER` and `code-outsider`. */
class Company {
  tokens = 0;
  oldestToken = 1;
  losing = false;
  readonly chats = new Map<string, Entry[]>([
    ['lisi', []],
    ['wangwu', []],
  ]);
  private readonly cards = new Map<string, NonNullable<Entry['card']>>();
  private readonly bodies = new Set<string>();
  private readonly spent = new Set<string>();

  answer(call: Received): Scripted {
    const { path, query } = call;
    if (path === 'gettoken') return ok({ access_token: `token-${++this.tokens}`, expires_in: 7200 });
    if (Number(query['access_token']?.replace('token-', '')) < this.oldestToken) return no(40014);
    if (path === 'message/send') return this.deliver(call.body);
    if (path === 'message/update_template_card') return this.change(call.body);
    if (path === 'media/get') return query['media_id'] === 'good' ? PICTURE : no(40007);
    if (path === 'auth/getuserinfo') return ok(visitor(query['code'] ?? ''));
    if (path === 'agent/get') return ok({ agentid: 1000002, close: 0 });
    return { status: 404 };
  }

  private deliver(body: string): Scripted {
    const { touser, text, template_card } = JSON.parse(body) as Sending;
    const chat = this.chats.get(touser.toLowerCase());
    if (!chat) return no(81013);
    const taskId = template_card?.task_id;
    if (taskId && this.cards.has(taskId)) return no(42014);
    const card = taskId ? { taskId, closed: null } : undefined;
    if (taskId && card) this.cards.set(taskId, card);
    if (!this.bodies.has(body)) chat.push(card ? { card } : { text: text?.content });
    this.bodies.add(body);
    if (this.losing) {
      this.losing = false;
      return 'hang';
    }
    return ok({ msgid: `msg-${this.bodies.size}`, ...(taskId ? { response_code: `code-of-${taskId}` } : {}) });
  }

  private change(body: string): Scripted {
    const change = JSON.parse(body) as { response_code: string; template_card: { replace_text?: string } };
    const card = this.cards.get(change.response_code.replace('code-of-', ''));
    if (card && this.spent.has(change.response_code)) return no(42022);
    this.spent.add(change.response_code);
    if (card) card.closed = change.template_card.replace_text ?? null;
    return ok({ invaliduser: [] });
  }
}

const PICTURE: Scripted = {
  file: Buffer.from('picture'),
  headers: { 'content-disposition': 'attachment; filename="a.png"' },
};

function visitor(code: string): object {
  return code === 'code-outsider' ? { openid: 'o1' } : { userid: code.replace('code-', '') };
}
