/** 转审 NUMBER NAME REASON: to somebody else with the right to the same stage (§3.3 case 31). */
import type { Answer } from '../../application/ports';
import { nameOf } from '../../domain/people';
import { aboutNumber } from '../about';
import { named, stageTitle } from '../wording/labels';
import { readPerson } from '../reading/names';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

export async function reassignWord(turn: Turn, text: string): Promise<Answer> {
  const { desk, person } = turn;
  const about = await aboutNumber(turn, text, '转审 编号 姓名 原因');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const { organization } = desk.world;
  const read = readPerson(rest, organization);
  const example = `例如“转审 ${submission.no} 张三 本周出差”。`;
  if ('problem' in read) return say(`没有转审：${read.problem}${example}`);
  if (read.rest === '') return say(`没有转审：要写明原因，${example}`);
  const command = { type: 'Reassign' as const, by: person.id, to: read.person.id, reason: read.rest };
  const verdict = await desk.dispatch(submission.id, command);
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  const [first] = verdict.events;
  if (first?.event.type !== 'Reassigned') return say('没有改变。');
  const from = first.event.from.map((id) => nameOf(organization, id)).join('、');
  const stage = stageTitle(verdict.submission, first.event.stage);
  return say(`已转审 ${named(verdict.submission)}：“${stage}”由${from}转给${read.person.name}，原因：${read.rest}。`);
}
