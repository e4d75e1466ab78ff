/** Keys that are understood and not built yet: refused at start with the reason (`contract.md` §8 Running). */
import type { ProblemList } from './problems';
import { at, isMapping, items } from './raw';

export function checkAvailability(raw: unknown, problems: ProblemList): void {
  items(at(raw, 'accounts')).forEach((account, index) => {
    if (at(account, 'publish') !== 'manual' && at(account, 'release') === 'sendall') {
      const message = 'sendall is not available in this version: use freepublish, or publish: manual';
      problems.add(['accounts', index, 'release'], message);
    }
  });
}

/** A server that nobody can talk to is a mistake. */
export function checkMessengers(raw: unknown, problems: ProblemList): void {
  const messengers = at(raw, 'messengers');
  if (isMapping(messengers) && Object.keys(messengers).length === 0) {
    problems.add(['messengers'], 'expected at least one messenger: wecom or dingtalk');
  }
}
