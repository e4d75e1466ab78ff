/** The sandbox's one clock, as the page shows and moves it. */
import { z } from 'zod';
import { PageProblem } from './problem';

export interface PageClock {
  /** A clock that cannot be moved is only shown. */
  movable: boolean;
  /** Epoch ms. */
  now(): number;
  /** Epoch ms of the next thing that will happen by itself, or null. */
  nextDueAt?(): Promise<number | null>;
  /** Moves ahead to an instant through everything due until then, in order. */
  moveTo?(at: number): Promise<void>;
}

/** Where to: a span in ms, an instant in epoch ms, or the next thing due. */
export const move = z.union([
  z.strictObject({ by: z.int().positive() }),
  z.strictObject({ to: z.int() }),
  z.strictObject({ to: z.literal('next') }),
]);

const FARTHEST = 400 * 86_400_000;

/** @throws PageProblem 404 when this clock stands by itself, 400 and 409 when it cannot go there */
export async function moveClock(clock: PageClock, wish: z.infer<typeof move>): Promise<void> {
  if (!clock.movable || !clock.moveTo) throw new PageProblem(404, '这里的时钟就是本机的时钟，不能拨动');
  const now = clock.now();
  const target = await targetOf(clock, wish, now);
  if (target < now) throw new PageProblem(400, '时钟只能往前拨');
  if (target > now + FARTHEST) throw new PageProblem(400, '一次最多快进 400 天');
  await clock.moveTo(target);
}

async function targetOf(clock: PageClock, wish: z.infer<typeof move>, now: number): Promise<number> {
  if ('by' in wish) return now + wish.by;
  if (wish.to !== 'next') return wish.to;
  const next = (await clock.nextDueAt?.()) ?? null;
  if (next === null) throw new PageProblem(409, '暂时没有等着发生的事');
  return Math.max(next, now);
}
