/** 口径: what the library has, 入库 of an approved reply, 停用 (A9). */
import type { Answer } from '../../application/ports';
import { isUsable, newestWordings, type ApprovedWording } from '../../domain/house/wordings';
import { nameOf } from '../../domain/people';
import { readableTime } from '../../domain/time/shanghai';
import { aboutNumber } from '../about';
import { loadWordings } from './comments';
import { named, short } from '../wording/labels';
import { readPlannedAt } from '../template/template-values';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

const STOP = /^停用\s*/;
const KEEP = /^入库\s*/;
const MOST = 12;

export async function wordingsWord(turn: Turn, text: string): Promise<Answer> {
  if (STOP.test(text)) return stop(turn, text.replace(STOP, ''));
  if (KEEP.test(text)) return keep(turn, text.replace(KEEP, ''));
  return say(await listed(turn, text));
}

async function listed(turn: Turn, words: string): Promise<string> {
  const all = newestWordings(await loadWordings(turn));
  const fits = ({ name, topic, text }: ApprovedWording) => `${name}\n${topic ?? ''}\n${text}`.includes(words);
  const found = all.filter(fits);
  if (all.length === 0) return '口径库还是空的。发“回复投稿”，性质写“口径”，经完整审批后自动入库。';
  if (found.length === 0) return `口径库里没有含“${short(words, 20)}”的口径。单发“口径”看全部。`;
  const lines = found.slice(0, MOST).map((one) => line(turn, one, found.length <= 3));
  const more = found.length > MOST ? [`另有 ${found.length - MOST} 条，发“口径 词”来找。`] : [];
  return [`口径 ${found.length} 条：`, ...lines, ...more].join('\n');
}

/** Few are shown whole, many by their beginning. */
function line({ desk }: Turn, one: ApprovedWording, isWhole: boolean): string {
  const { name, version, topic, text, no, until, ownerId, stopped } = one;
  const state = stopped
    ? `已停用（${nameOf(desk.world.organization, stopped.by)}：${stopped.reason}）`
    : isUsable(one, desk.now)
      ? until === null
        ? '有效'
        : `有效至 ${readableTime(until, desk.now)}`
      : '已过有效期';
  const facts = [state, topic && `主题 ${topic}`, `依据 ${no}`, nameOf(desk.world.organization, ownerId)];
  return `“${name}”第 ${version} 版 · ${facts.filter(Boolean).join(' · ')}\n${isWhole ? short(text, 200) : short(text, 40)}`;
}

async function stop(turn: Turn, text: string): Promise<Answer> {
  const { desk, person } = turn;
  const known = newestWordings(await loadWordings(turn)).toSorted((a, b) => b.name.length - a.name.length);
  const said = known.find(({ name }) => text === name || text.startsWith(`${name} `));
  const [first = ''] = text.split(/\s+/);
  const name = said?.name ?? first;
  const reason = text.slice(name.length).trim();
  const verdict = await desk.enter('wordings', { type: 'StopWording', by: person.id, name, reason });
  if (verdict.ok) return say(`已停用口径“${name}”，原因：${reason}。从现在起不能再用它回复，已告知发布专员。`);
  if (verdict.refusal.code === 'REASON_NEEDED') return say(`停用要写明原因：口径 停用 ${name} 原因。还没有停用。`);
  return say(refusalText(verdict.refusal, null, desk.world, desk.now));
}

const UNTIL = /\s*(?:有效至|至|到)\s*(\d[\d\-/.年月日 :]*)$/;

/** 口径 入库 NUMBER 名称 [至 2026-12-31] */
async function keep(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '口径 入库 编号 名称');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const date = UNTIL.exec(rest)?.[1]?.trim() ?? null;
  const until = date === null ? null : validUntil(date, turn.desk.now);
  if (date !== null && until === null) return say(`有效期“${date}”没看懂，请写成 至 2026-12-31。没有入库。`);
  const name = rest.replace(UNTIL, '').trim();
  const { desk, person } = turn;
  const verdict = await desk.dispatch(submission.id, { type: 'AdoptWording', by: person.id, name, topic: null, until });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  const till = until === null ? '' : `，有效至 ${readableTime(until, desk.now)}`;
  return say(`${named(submission)} 已入口径库：“${name}”${till}。发布专员可以用它直接回复。`);
}

/** The end of a day that is still to come, epoch ms; null for anything else. */
export function validUntil(text: string, now: number): number | null {
  const read = readPlannedAt(/\d:\d/.test(text) ? text : `${text} 23:59`, now);
  return 'problem' in read || read.value === null || read.value <= now ? null : read.value;
}
