import samples from '../../src/sandbox/data/sample-posts.json';

/** A sample post by its id, e.g. S01. */
export function sample(id: string): { chatText: string; plannedPublishAt: string; title: string } {
  const found = [...samples.good, ...samples.bad].find((one) => one.id === id);
  if (!found) throw new Error(`there is no sample ${id}`);
  return found;
}
