/** Cards about no submission: built from the company as it is at the moment of sending, and how they look once they are over. */
import type { CardPurpose } from '../../application/door';
import type { Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import type { HouseCard } from './house-card';
import { listCard } from './list';
import { wordingCard } from './wording';
import { weeklyCard } from '../rhythm/weekly';

/** By purpose. */
export const HOUSE_CARDS: Partial<Record<CardPurpose, HouseCard>> = {
  weekly: weeklyCard,
  wording: wordingCard,
  wordList: listCard,
};

export function buildHouseCard(row: CardRow, world: World, now: number): Card | null {
  return HOUSE_CARDS[row.purpose as CardPurpose]?.build(row, world, now) ?? null;
}

/** The same card once it is closed; null when it would not be sent any more. */
export function closedHouseCard(row: CardRow, world: World, now: number): Card | null {
  const card = buildHouseCard(row, world, now);
  return card && { ...card, closed: HOUSE_CARDS[row.purpose as CardPurpose]!.caption(row, world, now) };
}

/** What its holder is told when the card itself cannot be changed any more. */
export function houseTruthText(row: CardRow, world: World, now: number): string {
  return HOUSE_CARDS[row.purpose as CardPurpose]?.caption(row, world, now) ?? '';
}
