/** Messages that were sent or may have been, as far as this process remembers. */
export interface Once {
  /** False when it was sent, or when its outcome has been open twice. */
  mayTry(key: string): boolean;
  sent(key: string): void;
  unsure(key: string): void;
}

const REMEMBERED = 2000;
const MOST_UNSURE = 2;

export function createOnce(): Once {
  /** how often the outcome was open; Infinity: it was sent */
  const known = new Map<string, number>();
  const remember = (key: string, times: number) => {
    known.delete(key);
    known.set(key, times);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  };
  return {
    mayTry: (key) => (known.get(key) ?? 0) < MOST_UNSURE,
    sent: (key) => remember(key, Infinity),
    unsure: (key) => remember(key, (known.get(key) ?? 0) + 1),
  };
}
