/** 回复投稿: a reply that no approved wording covers; and 改性质, when the office sees more in it (A9; F-16). */
import type { Answer } from '../../application/ports';
import type { CommentLink, DraftPatch } from '../../domain/content';
import type { Department } from '../../domain/people';
import { commentKey, mayBringComment } from '../../domain/post/reply';
import { currentReview } from '../../domain/submission';
import { aboutNumber } from '../about';
import { startKind } from '../draft/start';
import { named, short } from '../wording/labels';
import { accountOfLink, linkIn } from '../reading/links';
import { NATURE_WORDS, readNature } from '../wording/kind-words';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

const COMMENT = /^[^\S\n]*评论[^\S\n]*[:：]([^\n]*)\n?/m;
const DEPARTMENT = /^[^\S\n]*部门[^\S\n]*[:：]([^\n]*)\n?/m;
const USAGE =
  '请这样发：\n回复投稿\n评论：链接 评论内容\n性质：普通\n涉密：否\nAI生成：否\n正文：…\n性质可填 普通、投诉、媒体、医疗咨询、疫情；要做成以后可直接用的口径，填“口径”并写“标题：口径名”。';

export async function replyDraftWord(turn: Turn, lines: string): Promise<Answer> {
  const { desk, person } = turn;
  const { organization, accounts } = desk.world;
  if (!mayBringComment(organization, person.id, desk.now))
    return say(refusalText({ code: 'NOT_A_COMMENT_READER' }, null, desk.world, desk.now));
  const department = departmentSaid(lines, organization.departments);
  if (department === 'unknown') return say('没有认出这个部门，没有开始。请写登记里的部门全称。');
  const rest = lines.replace(DEPARTMENT, '');
  const comment = commentIn(rest);
  const isWording = /^[^\S\n]*性质[^\S\n]*[:：][^\S\n]*口径[^\S\n]*$/m.test(rest);
  if (!comment && !isWording) return say(`回复投稿要写明回复哪条评论。${USAGE}`);
  const began = comment ? await noted(turn, comment) : { accountIds: accounts.map(({ id }) => id) };
  if ('answer' in began) return say(began.answer);
  const defaults: DraftPatch = {
    content: {
      accountIds: began.accountIds,
      ...(comment && { comment, title: `回复评论：${short(comment.excerpt || comment.url, 24)}` }),
    },
  };
  return startKind(turn, rest.replace(COMMENT, ''), 'REPLY', defaults, department?.id);
}

function commentIn(lines: string): CommentLink | null {
  const link = linkIn(COMMENT.exec(lines)?.[1] ?? '');
  return link && { url: link.url, excerpt: short(link.rest, 200) };
}

/** Its limits count from here on, also when somebody else than the publisher brings it. */
async function noted(turn: Turn, comment: CommentLink): Promise<{ accountIds: string[] } | { answer: string }> {
  const { desk, person } = turn;
  const account = accountOfLink({ url: comment.url, rest: '' }, desk.world.accounts);
  if ('answer' in account) return account;
  const about = { ...comment, accountId: account.accountId };
  await desk.enter(commentKey(comment.url), { type: 'NoteComment', by: person.id, about });
  return { accountIds: [account.accountId] };
}

function departmentSaid(lines: string, departments: Department[]): Department | 'unknown' | undefined {
  const said = DEPARTMENT.exec(lines)?.[1]?.trim();
  if (!said) return undefined;
  return departments.find(({ name, id }) => name === said || id === said) ?? 'unknown';
}

/** 改性质 NUMBER 性质 [部门] 理由 */
export async function raiseWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '改性质 编号 投诉|媒体|医疗咨询|疫情 理由');
  if ('answer' in about) return say(about.answer);
  const { desk, person } = turn;
  const { submission } = about;
  const [word = '', ...others] = about.rest.split(/\s+/);
  const nature = readNature(word);
  if (!nature)
    return say(`性质“${word}”没看懂，请填 投诉、媒体、医疗咨询 或 疫情：改性质 ${submission.no} 投诉 理由。`);
  const department = desk.world.organization.departments.find(({ name }) => name === others[0]);
  const reason = (department ? others.slice(1) : others).join(' ');
  if (reason === '') return say(`改性质要写明理由：改性质 ${submission.no} ${word} 理由。还没有改。`);
  const verdict = await desk.dispatch(submission.id, {
    type: 'RaiseNature',
    by: person.id,
    nature,
    reason,
    ...(department && { departmentId: department.id }),
  });
  if (!verdict.ok) {
    const { refusal } = verdict;
    if (refusal.code === 'NOBODY_CAN_SIGN')
      return say(
        `没有改：“${refusal.stageTitle}”没有可以签的人（一人只签一关）。请写明由哪个部门审核：改性质 ${submission.no} ${word} 部门名 理由。`,
      );
    return say(refusalText(refusal, verdict.submission, desk.world, desk.now));
  }
  const stages = currentReview(verdict.submission)!.stages.map(({ title }) => title);
  return say(`${named(submission)} 已改为“${NATURE_WORDS[nature]}”，从头走完整审批：${stages.join(' → ')}。`);
}
