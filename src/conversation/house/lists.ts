/** 词表: which word lists count, which wait for the office, and what a version adds and takes away (`domain.md` §2.3). */
import type { Answer } from '../../application/ports';
import { entriesOf } from '../../application/word-lists';
import { bookStateOf } from '../../application/world';
import {
  effectiveFrom,
  effectiveLists,
  listPayload,
  newestOf,
  signersOf,
  waitingLists,
  type KeptLists,
  type ListVersion,
} from '../../domain/house/lists';
import type { ListEntry } from '../../domain/lists/entry';
import { nameOf, officePeople } from '../../domain/people';
import { readableTime } from '../../domain/time/shanghai';
import { short } from '../wording/labels';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

const MOST = 20;

export async function listsWord(turn: Turn, text: string): Promise<Answer> {
  const { desk, person } = turn;
  const { organization } = desk.world;
  // names, code names and competitors are in them
  if (![...officePeople(organization), organization.secrecyLead].includes(person.id))
    return say(refusalText({ code: 'NOT_ENTITLED', right: 'lists' }, null, desk.world, desk.now));
  const kept = bookStateOf<KeptLists>('lists', await desk.tx.books(['lists']));
  const name = text.trim();
  return say(name === '' ? await overview(turn, kept) : await difference(turn, kept, name));
}

async function overview(turn: Turn, kept: KeptLists): Promise<string> {
  const { desk, person } = turn;
  const counting = effectiveLists(kept, desk.now);
  const ahead = kept.versions.filter((one) => (effectiveFrom(one) ?? 0) > desk.now);
  const waiting = waitingLists(kept);
  const lines = [
    ...counting.map((one) => `${titleOf(one)} · 生效中 · ${agreedWords(turn, one)}`),
    ...ahead.map((one) => `${titleOf(one)} · ${readableTime(effectiveFrom(one)!, desk.now)} 起生效`),
    ...waiting.map((one) => `${titleOf(one)} · 等公司办公室同意 · ${readableTime(one.importedAt, desk.now)} 导入`),
  ];
  const maySign = signersOf(desk.world.organization).includes(person.id);
  if (maySign)
    for (const one of waiting)
      await desk.show(person.id, { purpose: 'wordList', submissionId: null, payload: listPayload(one) });
  const next = waiting.length > 0 && maySign ? ['已把等您审定的卡片再发一次。'] : [];
  const own = lines.length > 0 ? lines : ['公司自己的词表还没有。由系统管理员导入，公司办公室同意后生效。'];
  return [`现在按“${desk.world.lists.version}”检查。`, ...own, ...next].join('\n');
}

/** What the newest version of a list changes against the one that counts; of one that counts, what is in it. */
async function difference({ desk }: Turn, kept: KeptLists, name: string): Promise<string> {
  const newest = newestOf(kept, name);
  if (!newest) return refusalText({ code: 'NO_SUCH_LIST', name }, null, desk.world, desk.now);
  const counting = effectiveLists(kept, desk.now).find((one) => one.name === name);
  const entries = await entriesOf(desk.tx, newest.sha256);
  if (!counting || counting === newest) return [`${titleOf(newest)}：`, ...some(entries, '')].join('\n');
  const before = await entriesOf(desk.tx, counting.sha256);
  const added = without(entries, before);
  const gone = without(before, entries);
  if (added.length + gone.length === 0) return `${titleOf(newest)}与第 ${counting.version} 版的词相同。`;
  return [`${titleOf(newest)}，比第 ${counting.version} 版：`, ...some(added, '＋'), ...some(gone, '－')].join('\n');
}

function some(entries: ListEntry[], mark: string): string[] {
  const rest = entries.length - MOST;
  const lines = entries.slice(0, MOST).map(({ pattern, kind, note, owner }) => {
    const about = [kind, short(note, 20), short(owner, 10)].filter(Boolean);
    return `${mark}${short(pattern, 20)}（${about.join('，')}）`;
  });
  return rest > 0 ? [...lines, `${mark}另有 ${rest} 条`] : lines;
}

function without(entries: ListEntry[], others: ListEntry[]): ListEntry[] {
  const there = new Set(others.map((entry) => JSON.stringify(entry)));
  return entries.filter((entry) => !there.has(JSON.stringify(entry)));
}

function titleOf({ name, version, rows }: ListVersion): string {
  return `“${name}”第 ${version} 版（${rows} 条）`;
}

function agreedWords({ desk }: Turn, { decided }: ListVersion): string {
  return `${nameOf(desk.world.organization, decided!.by)} ${readableTime(decided!.at, desk.now)} 同意`;
}
