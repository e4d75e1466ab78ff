/** The card on which the office signs off a version of a word list: 同意生效 / 不同意 (`domain.md` §2.3). */
import type { Answer, Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import { isAlone } from '../../domain/house/lists';
import { nameOf, type Organization } from '../../domain/people';
import { readableTime } from '../../domain/time/shanghai';
import type { HouseCard } from './house-card';
import { short } from '../wording/labels';
import { say, type Turn } from '../turn';
import { listDecidedText } from '../wording/lists';
import { refusalText } from '../wording/refusals';

const KEYS = { agree: 'agree', refuse: 'refuse' };

interface Payload {
  name: string;
  version: string;
  rows: string;
  sha256: string;
  importedBy: string;
  /** epoch ms; empty: from the office's word on */
  from: string;
}

const payloadOf = (row: CardRow) => JSON.parse(row.payload) as Payload;

export const listCard: HouseCard = {
  build(row, { organization }, now): Card {
    const { name, version, rows, sha256, importedBy, from } = payloadOf(row);
    return {
      taskId: row.taskId,
      tag: '签发 · 词表',
      title: `词表“${short(name, 16)}”第 ${version} 版，请审定`,
      body: `同意后稿件按它检查；同意前原来的版本有效。发“词表 ${name}”看增删了哪些词。${ownWords(row, organization)}`,
      rows: [
        { label: '条数', value: rows },
        { label: '导入', value: short(nameOf(organization, importedBy), 20) },
        { label: '生效', value: from === '' ? '同意之时' : readableTime(Number(from), now) },
        { label: '指纹', value: sha256.slice(0, 12) },
      ],
      buttons: [
        { text: '同意生效', tone: 'primary', key: KEYS.agree },
        { text: '不同意', tone: 'danger', key: KEYS.refuse },
      ],
    };
  },

  caption(row) {
    const { name, version } = payloadOf(row);
    return `词表“${short(name, 12)}”第 ${version} 版已有结论`;
  },

  async tap(turn, tap, row): Promise<Answer> {
    if (tap.choice !== KEYS.agree && tap.choice !== KEYS.refuse) return say('没有认出这个按钮，什么也没有改变。');
    return decideList(turn, row, tap.choice === KEYS.agree);
  },
};

/** Who brought it does not sign it off, unless there is nobody else; either is said. */
function ownWords(row: CardRow, organization: Organization): string {
  if (payloadOf(row).importedBy !== row.personId) return '';
  return isAlone(organization)
    ? '这一版是您导入的；公司办公室只有您一人可以审定，导入和审定为同一人将记录在案。'
    : '这一版是您导入的，须由公司办公室另一位同意。';
}

async function decideList({ desk, person }: Turn, row: CardRow, agrees: boolean): Promise<Answer> {
  const { name, version, from } = payloadOf(row);
  const by = person.id;
  const told = { name, version: Number(version) };
  const verdict = await desk.enter('lists', { type: 'DecideList', by, ...told, agrees });
  if (!verdict.ok) return say(refusalText(verdict.refusal, null, desk.world, desk.now));
  const notice = { kind: 'listDecided' as const, by, ...told, agreed: agrees, from: from === '' ? null : Number(from) };
  const card = listCard.build(row, desk.world, desk.now)!;
  return {
    text: listDecidedText(notice, desk.world, desk.now),
    card: { ...card, closed: agrees ? '已同意生效' : '已不同意' },
  };
}
