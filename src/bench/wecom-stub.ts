/** The least of WeCom that lets the product send cards: gives tokens, takes messages, remembers who got which card. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WecomStub {
  url: string;
  /** task ids of the cards a person got, in order, with their titles */
  cardsOf(userId: string): { taskId: string; buttons: string[] }[];
  close(): void;
}

export async function startWecomStub(): Promise<WecomStub> {
  const cards = new Map<string, { taskId: string; buttons: string[] }[]>();
  let count = 0;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      count += 1;
      if (request.url?.includes('/message/send')) remember(Buffer.concat(chunks).toString());
      const body = {
        errcode: 0,
        errmsg: 'ok',
        access_token: 'bench',
        expires_in: 7200,
        msgid: `m${count}`,
        response_code: `r${count}`,
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    });
  });
  function remember(body: string): void {
    const { touser, template_card: card } = JSON.parse(body) as {
      touser: string;
      template_card?: { task_id: string; button_list: { key?: string }[] };
    };
    if (!card) return;
    const buttons = (card.button_list ?? []).map(({ key }) => key ?? '');
    cards.set(touser, [...(cards.get(touser) ?? []), { taskId: card.task_id, buttons }]);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cardsOf: (userId) => cards.get(userId) ?? [],
    close: () => server.close(),
  };
}
