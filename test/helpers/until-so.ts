/** Ask again at a person's pace until it is so: for what other processes do. A question that fails is answered by no. */
export async function untilSo(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1500; tries += 1) {
    if (await condition().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('waited in vain');
}
