/** Pictures: what is said of them lets them be published or not (C-08 to C-12); those of a marked message go, unless they were handed in (C-01). */
import type { Command } from '../../domain/commands';
import type { DomainEvent } from '../../domain/events';
import type { Submission } from '../../domain/submission';
import { demand } from '../violation';

type Hit = [rule: string, effect: 'BLOCK' | 'CONFIRM'];

/** What people write of pictures, and what the rules say of each whatever else is declared. */
export const NOTES: { note: string; hits: Hit[] }[] = [
  { note: '主题图，自绘，已加标识，无人物', hits: [] },
  { note: '晨跑，自拍，有成年人，本人同意，已加标识', hits: [] },
  { note: '晨跑，自拍，有儿童，监护人同意，已加标识', hits: [] },
  { note: '晨跑，自拍，有儿童，已加标识', hits: [['C-08', 'BLOCK']] },
  { note: '合影，自拍，有成年人，已加标识', hits: [['C-09', 'CONFIRM']] },
  { note: '海报，来源不明，已加标识，无人物', hits: [['C-10', 'BLOCK']] },
  { note: '海报，已加标识，无人物', hits: [['C-10', 'CONFIRM']] },
  { note: '全国地图，自绘，已加标识，无人物', hits: [['C-11', 'BLOCK']] },
  { note: '城区地图，自绘，已加标识，无人物', hits: [['C-11', 'CONFIRM']] },
  { note: '海报，AI生成，无人物', hits: [['C-12', 'BLOCK']] },
];
const UNSAID: Hit[] = [['C-10', 'CONFIRM']];

/** One note alone is about all of them; a picture without one is asked about. */
function hitsOf({ pictures, declaredPictures, pictureNotes }: Submission['content']): Hit[] {
  const count = Math.max(pictures.length, declaredPictures ?? 0);
  return Array.from({ length: count }, (_, index) => {
    const note = pictureNotes.length === 1 ? pictureNotes[0] : pictureNotes[index];
    return note === undefined ? UNSAID : (NOTES.find((one) => one.note === note)?.hits ?? []);
  }).flat();
}

/** No picture is handed in that blocks, and none that is asked about without an answer. */
export function judgePictures({ version, findings }: Extract<DomainEvent, { type: 'Submitted' | 'VersionEdited' }>) {
  for (const [rule, effect] of hitsOf(version.content)) {
    demand(effect !== 'BLOCK', `a picture was handed in that ${rule} does not let pass`);
    const found = findings.find((one) => one.rule === rule && one.effect === 'CONFIRM');
    demand(Boolean(found?.answer), `a picture was handed in that nobody answered for (${rule})`);
  }
}

export function judgeDropped(command: Command, before: Submission | null, after: Submission): void {
  if (command.type !== 'DropPictures' || !before) return;
  const handedIn = before.versions.flatMap(({ content }) => content.pictures.map(({ messageId }) => messageId));
  const stays = (id: string) => handedIn.includes(id) || !command.messageIds.includes(id);
  const expected = before.content.pictures.map(({ messageId }) => messageId).filter(stays);
  const left = after.content.pictures.map(({ messageId }) => messageId);
  demand(left.join() === expected.join(), `of a marked message ${left.join()} are left, not ${expected.join()}`);
}
