/** The card from which a publisher picks the wording that answers a comment. */
import type { Answer, Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import { newestWordings } from '../../domain/house/wordings';
import { useWording, loadWordings, type AboutComment } from '../replies/comments';
import type { HouseCard } from './house-card';
import { accountWordsById, short } from '../wording/labels';
import { say, type Turn } from '../turn';

const KEY = 'wording';
const USE = 'use';

type Payload = { key: AboutComment['key']; url: string; accountId: string; excerpt: string; names: string };

function payloadOf(row: CardRow): Payload & { list: string[] } {
  const payload = JSON.parse(row.payload) as Payload;
  return { ...payload, list: JSON.parse(payload.names) as string[] };
}

export const wordingCard: HouseCard = {
  build(row, { accounts }): Card {
    const { url, accountId, excerpt, list } = payloadOf(row);
    return {
      taskId: row.taskId,
      tag: '签发 · 评论回复',
      title: `【${accountWordsById(accountId, accounts)}评论】${short(excerpt || '选口径回复', 24)}`,
      body: '口径已经审批，选定后原样粘贴即可。',
      rows: [{ label: '评论', value: '打开评论', url }],
      ticks: {
        key: KEY,
        multiple: false,
        options: list.map((name, index) => ({ id: `${index}`, text: short(name, 20) })),
      },
      buttons: [{ text: '用这条口径', tone: 'primary', key: USE }],
    };
  },

  caption: () => '这条评论已有处理',

  async tap(turn, tap, row): Promise<Answer> {
    const { key, url, accountId, excerpt, list } = payloadOf(row);
    const name = list[Number(tap.selected[KEY]?.[0] ?? NaN)];
    if (name === undefined) return say('还没有选口径。');
    const wording = newestWordings(await loadWordings(turn)).find((one) => one.name === name);
    if (!wording) return say('没有认出这条口径，什么也没有改变。');
    return closing(
      turn,
      row,
      await useWording(turn, { key, facts: { url, accountId, excerpt }, rest: '' }, wording),
      name,
    );
  },
};

/** The tapped card shows what was chosen, when it counted. */
async function closing({ desk }: Turn, row: CardRow, answer: Answer, name: string): Promise<Answer> {
  const after = await desk.tx.card(row.taskId);
  const card = wordingCard.build(row, desk.world, desk.now);
  return after?.status === 'closed' && card
    ? { ...answer, card: { ...card, closed: `已选口径：${short(name, 20)}` } }
    : answer;
}
