/** Carries out what the company's books ask for, in the transaction of what happened. Nothing is sent here. */
import type { HouseEffect } from '../domain/house/book';
import type { CardPurpose, Desk } from './door';
import { laneTo, outboxRow, promiseCard, type Promising } from './effects';
import { closeHouseCards } from './house-cards';
import { handOverAll } from './hand-over';
import { realignAll } from './realign';

export async function carryOutForHouse(effects: HouseEffect[], p: Promising, desk: Desk): Promise<void> {
  for (const effect of effects) await carryOutOne(effect, p, desk);
}

async function carryOutOne(effect: HouseEffect, p: Promising, desk: Desk): Promise<void> {
  switch (effect.kind) {
    case 'tell': {
      const { personId, notice, at = p.now } = effect;
      const row = outboxRow(p, 'houseNotice', laneTo(personId), { personId, notice }, null);
      return p.tx.addOutbox([{ ...row, dueAt: at }]);
    }
    case 'card': {
      const { personId, payload, at } = effect;
      return promiseCard(p, personId, { purpose: effect.purpose as CardPurpose, submissionId: null, payload }, at);
    }
    case 'closeHouseCards':
      return closeShown(effect, p);
    case 'wakeAt':
      return p.tx.putDue({
        key: effect.key,
        kind: effect.due,
        submissionId: null,
        dueAt: effect.at,
        payload: JSON.stringify(effect.payload),
      });
    case 'dropWake':
      return p.tx.dropDue(effect.key);
    case 'realign':
      return realignAll(desk);
    case 'handOver':
      return handOverAll(desk, effect);
  }
}

/** Their holders see that they are over. */
async function closeShown(
  { purpose, payload = {} }: Extract<HouseEffect, { kind: 'closeHouseCards' }>,
  p: Promising,
): Promise<void> {
  const about = (has: Record<string, string>) => Object.entries(payload).every(([name, value]) => has[name] === value);
  const over = await closeHouseCards(p.tx, purpose as CardPurpose, about);
  await p.tx.addOutbox(
    over.map(({ taskId, personId }) => outboxRow(p, 'closeCard', laneTo(personId), { taskId }, null)),
  );
}
