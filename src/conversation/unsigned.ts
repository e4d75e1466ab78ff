/** What waits at a stage for which nobody is left to ask: the office's to put right (§3.3 cases 1, 2, 18). */
import { officePeople } from '../domain/people';
import { peopleToAsk } from '../domain/signing/review';
import { openStage, type Submission } from '../domain/submission';
import type { Reader } from './turn';
import { named } from './wording/labels';

/** The line of 待办 for one of the office; none for anybody else, or while somebody can sign. */
export function unsignedLine({ desk, person }: Reader, submission: Submission): string[] {
  const { organization } = desk.world;
  const stage = openStage(submission);
  if (!stage || !officePeople(organization).includes(person.id)) return [];
  if (peopleToAsk(submission, organization, desk.now).length > 0) return [];
  return [
    `没有人可签：${named(submission)} 等“${stage.title}”。请安排授权：委托 张三→李四 开始 结束 文号；原来的人已离职，由办公室负责人回复“继任 原任 继任人 文号”`,
  ];
}
