/** A record that could not be sealed: what fails, who can mend it, and 重送 once that is done (§3.3 case 35). */
import type { Answer } from '../../application/ports';
import { mayRead } from '../../application/queries';
import type { World } from '../../application/world';
import type { ArchiveProblem } from '../../domain/archive/problem';
import { mayReseal, nameOf } from '../../domain/people';
import type { Submission } from '../../domain/submission';
import { namedTo } from '../about';
import { accountWordsById, stageTitle } from '../wording/labels';
import { say, type Turn } from '../turn';

const PROPERTIES: Record<ArchiveProblem['property'], string> = {
  AUTHENTICITY: '真实性',
  COMPLETENESS: '完整性',
  USABILITY: '可用性',
};

/** One line per failing item: `可用性：第 1 版图片 2 的文件读不出来…可由 安若溪（系统管理员）处理。` */
export function archiveProblemLines(problems: ArchiveProblem[], submission: Submission, world: World): string[] {
  return problems.map(
    (problem) =>
      `${PROPERTIES[problem.property]}：${itemWords(problem, submission, world)}。可由 ${menderWords(problem, world)}处理。`,
  );
}

function itemWords(problem: ArchiveProblem, submission: Submission, { organization, accounts }: World): string {
  switch (problem.item) {
    case 'CHAIN':
      return '历史记录与签名的链条核对不符，须从备份核查';
    case 'SIGNATURE':
      return `缺少“${stageTitle(submission, problem.stage)}”对定稿的有效签字`;
    case 'PROOF':
      return `缺少${accountWordsById(problem.accountId, accounts)}的发布凭证`;
    case 'FILE': {
      const what = problem.place === 0 ? '封面' : `图片 ${problem.place} `;
      const original = nameOf(organization, submission.submitterId);
      return `第 ${problem.version} 版${what}的文件读不出来或已改动（${problem.sha256.slice(0, 8)}），须从备份恢复，原图在投稿人 ${original} 处`;
    }
  }
}

function menderWords({ repair }: ArchiveProblem, { organization }: World): string {
  const people = repair === 'sysAdmin' ? organization.sysAdmins : organization.office.publishers;
  const names = people.map((id) => nameOf(organization, id)).join('、');
  return `${names}（${repair === 'sysAdmin' ? '系统管理员' : '发布专员'}）`;
}

/** 重送 NUMBER: the checks run again at once instead of within the hour. */
export async function sealAgain(turn: Turn, submission: Submission): Promise<Answer> {
  const { desk, person } = turn;
  if (!mayReseal(person, desk.world.organization))
    return say('没有权限：重新检测由档案管理员、公司办公室或系统管理员办理。');
  if (!submission.archiveProblems) return say(`${namedTo(turn, submission)} 没有等着封存的归档检测。`);
  await desk.tx.addOutbox([
    {
      id: desk.newId(),
      kind: 'seal',
      lane: 'seal',
      payload: '{}',
      submissionId: submission.id,
      dueAt: desk.now,
      createdAt: desk.now,
    },
  ]);
  const reads = mayRead(submission, person.id, desk.world, desk.now) ? `，发“进度 ${submission.no}”可以看到` : '';
  return say(`好，现在重新检测 ${namedTo(turn, submission)}。通过就封存并告诉您；没有消息就是还没有通过${reads}。`);
}
