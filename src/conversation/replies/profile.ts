/** 资料变更: what an account's data should read; and 已改, when the publisher has changed it (第十四条; R14.2; F-17). */
import type { Answer } from '../../application/ports';
import { bookStateOf } from '../../application/world';
import type { Registry } from '../../domain/house/registry';
import type { DraftPatch } from '../../domain/content';
import { mayBringComment } from '../../domain/post/reply';
import { currentPublications, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { aboutNumber } from '../about';
import { forgotten } from '../dialogue';
import { startKind } from '../draft/start';
import { accountWordsById, named } from '../wording/labels';
import { readProfileField } from '../wording/kind-words';
import { accountsNamed, readChannels, readPlannedAt } from '../template/template-values';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

export async function profileWord(turn: Turn, lines: string): Promise<Answer> {
  const { desk, person } = turn;
  const { organization, accounts } = desk.world;
  if (!mayBringComment(organization, person.id, desk.now))
    return say('没有权限：账号资料变更由信息员、公司办公室或发布专员提出，经完整审批后才能改（F-17，第十四条）。');
  return startKind(
    turn,
    lines,
    'PROFILE_CHANGE',
    await defaultsOf(turn, lines, accounts.length === 1 ? accounts[0]!.id : null),
  );
}

/** The old value, where an earlier change left it in the registry. */
async function defaultsOf(turn: Turn, lines: string, only: string | null): Promise<DraftPatch> {
  const { tx, world } = turn.desk;
  const field = readProfileField(/^[^\S\n]*项目[^\S\n]*[:：]([^\n]*)/m.exec(lines)?.[1] ?? '');
  const channels = readChannels(/^[^\S\n]*(?:渠道|账号)[^\S\n]*[:：]([^\n]*)/m.exec(lines)?.[1] ?? '', world.accounts);
  const accountId = ('value' in channels ? channels.value?.[0] : null) ?? only;
  const registry = bookStateOf<Registry>('registry', await tx.books(['registry']));
  const account = world.accounts.find(({ id }) => id === accountId);
  const known = field && account && (registry[account.id]?.[field]?.value ?? (field === 'NAME' ? account.name : null));
  return {
    content: {
      title: '账号资料变更',
      ...(only && { accountIds: [only] }),
      ...(known && { oldValue: known }),
    },
  };
}

/** 已改 NUMBER [渠道] [时间] */
export async function changedWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '已改 编号 [渠道] [时间]');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  if (submission.kind !== 'PROFILE_CHANGE')
    return say(
      `${named(submission)} 不是账号资料变更，没有变化。发布后回填请用“已发 ${submission.no ?? '编号'} 链接”。`,
    );
  return confirmByHand(turn, submission, rest, null);
}

/** 已发 NUMBER [URL] of a reply, 已改 NUMBER of a change: it was done as it was signed. */
export async function confirmByHand(
  turn: Turn,
  submission: Submission,
  rest: string,
  url: string | null,
): Promise<Answer> {
  const { desk, person } = turn;
  const { accounts } = desk.world;
  const [first = '', ...others] = rest.split(/\s+/);
  const chosen = accountsNamed(first, accounts).map(({ id }) => id);
  const time = (chosen.length > 0 ? others : [first, ...others]).join(' ').trim();
  const read = readPlannedAt(time, desk.now);
  if ('problem' in read) return say(`时间“${time}”没看懂，请写成 2026-03-24 08:00，或不写。还没有记下。`);
  const open = currentPublications(submission).filter(
    ({ accountId, status }) => status === 'MANUAL' && (chosen.length === 0 || chosen.includes(accountId)),
  );
  const wanted = open[0] ?? currentPublications(submission)[0];
  if (open.length > 1)
    return say(
      `有 ${open.length} 个账号都在等处理：${open.map((one) => accountWordsById(one.accountId, accounts)).join('、')}。请写明是哪一个。`,
    );
  const doneAt = read.value ?? desk.now;
  const accountId = wanted?.accountId ?? '';
  const verdict = await desk.dispatch(submission.id, { type: 'ConfirmDone', by: person.id, accountId, doneAt, url });
  if (!verdict.ok)
    return say(`${refusalText(verdict.refusal, verdict.submission, desk.world, desk.now)}${basis(submission)}`);
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['abandon']);
  const done = currentPublications(verdict.submission).find((one) => one.accountId === accountId);
  const at = readableTime(done?.publishedAt ?? doneAt, desk.now);
  const what = submission.kind === 'REPLY' ? '已回复' : '已修改';
  return say(
    `已记下：${named(submission)} 在${accountWordsById(accountId, accounts)}${what}，${at}${url ? `：${url}` : ''}。`,
  );
}

/** Why what is not signed may not be done at all. */
function basis({ kind, status }: Submission): string {
  if (!['DRAFT', 'IN_REVIEW', 'RETURNED', 'REJECTED', 'HELD', 'WITHDRAWN'].includes(status)) return '';
  return kind === 'REPLY' ? '没有签完的回复不能发出（F-16，第十七条）。' : '没有签完的变更不能改（F-17，第十四条）。';
}
