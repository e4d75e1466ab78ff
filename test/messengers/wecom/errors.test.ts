import type { RefusalKind } from '../../../src/lib/outgoing';
import { kindOf } from '../../../src/messengers/wecom/errors';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

// wecom.md §14, line by line. Where it says "D/F" the fault lies with one receiver, so the others go on.
const TABLE: [RefusalKind, string, number[]][] = [
  ['retry', 'busy, concurrent modification', [-1, 6000]],
  ['retry', 'token, when even a fresh one is refused', [40014, 42001]],
  ['limit', 'frequency, concurrency', [45009, 45033]],
  ['configuration', 'secret, corp', [40001, 40013, 40091]],
  ['configuration', 'agent id, callback URL', [40056, 40057, 301002]],
  ['configuration', 'corp not verified, callback missing', [43009, 43012]],
  ['configuration', 'rights of the token', [48002, 48009]],
  ['configuration', 'domains', [50001, 80001, 85004, 85005]],
  ['configuration', 'app disabled, caller address not trusted', [50003, 60020]],
  ['configuration', 'robot, workbench', [93000, 93004, 93006, 93008, 94000, 94001]],
  ['configuration', 'approval application', [301055, 301056, 301057]],
  ['content', 'user id', [40003, 40031, 40032, 60003, 60011, 60111, ...range(60103, 60129), 50002]],
  ['content', 'media', [...range(40004, 40009), 40011, 41006]],
  ['content', 'codes', [40029, 42003, 42022, 84014, 84015]],
  ['content', 'request', [40033, 40035, 40058, 40063, 41001, 41016, 41033]],
  ['content', 'chats, menus, tags', [40050, 86001, 86003, 86008, 40054, 40055, 40068, 40070, 81011, 81014]],
  ['content', 'signature of a page', [40093]],
  ['content', 'cards', [...range(42014, 42020), 42030]],
  ['content', 'receivers', [81013, 82001, 82002, 82003, 43004]],
  ['content', 'text', [44004, 45002]],
  ['content', 'approval parameters, robot streams', [301025, 846605, 846608]],
];

describe('errcodes', () => {
  it.each(TABLE)('mean %s: %s', (kind, _what, codes) => {
    expect(codes.map((code) => [code, kindOf(code)])).toEqual(codes.map((code) => [code, kind]));
  });

  it('that nobody documented are tried again', () => {
    expect(kindOf(999999)).toBe('retry');
  });
});
