import type { OutboxRow, Store } from '../../src/application/store';
import { linkHandler } from '../../src/delivery/links';
import type { LinkOutcome } from '../../src/domain/post/links';
import { HOUR, MINUTE } from '../../src/domain/time/shanghai';
import { openStore } from '../../src/persistence/store';
import { PLANNED, tap } from '../helpers/build';
import { openOffice, type Office } from './office';

const A = 'https://www.yuyue.cn/a';
const B = 'https://www.yuyue.cn/b';
const ALIVE: LinkOutcome = { kind: 'ALIVE' };
const GONE: LinkOutcome = { kind: 'DEAD', why: 'STATUS', status: 404 };
const DOWN: LinkOutcome = { kind: 'UNCHECKED', why: 'NETWORK' };
const SITE = { content: { body: `预约请看${A}，地图请看${B}。` } };

let store: Store;
let office: Office;
let sites: Record<string, LinkOutcome>;
let asked: string[];

beforeAll(async () => {
  store = await openStore({ url: 'sqlite::memory:' });
  await store.migrate();
});
afterAll(() => store.close());
beforeEach(async () => {
  office = await openOffice(store);
  sites = { [A]: ALIVE, [B]: ALIVE };
  asked = [];
});

const tryLink = async (url: string) => {
  asked.push(url);
  return sites[url]!;
};

/** The newest promise to try the links, worked on. @param attempts so far */
function work(id: string, attempts = 1, trier: typeof tryLink | null = tryLink) {
  const row = office.promised('checkLinks', id).at(-1) as OutboxRow;
  const { door, clock } = office;
  return linkHandler({ store, door, clock, tryLink: trier })({ ...row, attempts });
}

const found = async (id: string) =>
  (await office.submission(id)).findings
    .filter(({ rule }) => rule === 'F-20')
    .map(({ effect, matched, answer }) => [effect, matched, answer?.by ?? null]);

test('a link that opens says nothing; a page that is gone is a finding, and its writer is told', async () => {
  sites[B] = GONE;
  const { id } = await office.submitted(SITE.content);
  expect(await work(id)).toEqual({ kind: 'done' });
  expect(asked).toEqual([A, B]);
  expect(await found(id)).toEqual([['CONFIRM', B, null]]);
  const notices = office
    .promised('notice', id)
    .map(({ payload }) => JSON.parse(payload) as { notice: { kind: string } });
  expect(notices.filter(({ notice }) => notice.kind === 'linkTrouble')).toHaveLength(1);
});

test('核稿 is the answer: signed, it goes on', async () => {
  sites[B] = GONE;
  const { id } = await office.submitted(SITE.content);
  await work(id);
  await office.dispatch(id, tap(await office.submission(id), 'head'));
  await office.dispatch(id, tap(await office.submission(id), 'editor'));
  expect(await found(id)).toEqual([['CONFIRM', B, 'editor']]);
});

test('a network that is down holds nothing up: a hint, said once, and tried again with growing waits until it answers', async () => {
  sites = { [A]: DOWN, [B]: ALIVE };
  const { id } = await office.submitted(SITE.content);
  expect(await work(id)).toMatchObject({ kind: 'later', note: 'a link could not be reached' });
  const { revision } = await office.submission(id);
  expect(await work(id, 2)).toMatchObject({ kind: 'later' });
  expect((await office.submission(id)).revision).toBe(revision);
  expect(await found(id)).toEqual([['HINT', A, null]]);
  expect(await work(id, 9)).toEqual({ kind: 'done' });
  sites[A] = ALIVE;
  expect(await work(id, 3)).toEqual({ kind: 'done' });
  expect(await found(id)).toEqual([]);
  expect(asked.filter((url) => url === B)).toEqual([B]);
});

test('what is scheduled is looked at once more an hour before; what has died since is asked of the office when its time comes', async () => {
  const { id } = await office.submitted(SITE.content);
  await work(id);
  for (const by of ['head', 'editor', 'secrecy', 'exec']) {
    office.clock.at += MINUTE;
    await office.dispatch(id, tap(await office.submission(id), by));
  }
  expect(office.promised('checkLinks', id).at(-1)!.dueAt).toBe(PLANNED - HOUR);
  office.clock.at = PLANNED - HOUR;
  sites[A] = GONE;
  asked = [];
  await work(id);
  expect(asked).toEqual([A, B]);
  office.clock.at = PLANNED;
  await office.dispatch(id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
  expect((await office.submission(id)).status).toBe('RESCHEDULE_NEEDED');
  await office.dispatch(id, { type: 'ConfirmAndPublish', by: 'editor', reason: '网站在换服务器，照发' });
  expect((await office.submission(id)).status).toBe('PUBLISHING');
});

test('where links are not tried, nobody is asked', async () => {
  const { id } = await office.submitted(SITE.content);
  expect(await work(id, 1, null)).toEqual({ kind: 'done' });
  expect(asked).toEqual([]);
  expect((await office.submission(id)).links).toBeUndefined();
});

test('a post without a link that can be tried promises nothing', async () => {
  const { id } = await office.submitted({ body: '预约请看 https://www.jkdyx.example/a。' });
  expect(office.promised('checkLinks', id)).toEqual([]);
});
