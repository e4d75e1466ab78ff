import fc from 'fast-check';
import { nearest } from '../../src/config/nearest';

describe('the nearest known key', () => {
  test.each([
    ['prot', ['host', 'port', 'publicUrl'], 'port'],
    ['PUBLICURL', ['host', 'publicUrl'], 'publicUrl'],
    ['apBase', ['apiBase', 'appKey', 'appSecret'], 'apiBase'],
    ['encodingAESkey', ['token', 'encodingAesKey'], 'encodingAesKey'],
    ['x', ['ab', 'cd'], 'ab'],
  ])('%s among %j is %s', (word, candidates, wanted) => {
    expect(nearest(word, candidates)).toBe(wanted);
  });

  test('nothing is near nothing', () => {
    expect(nearest('port', [])).toBeNull();
  });

  test('a known key is nearest to itself', () => {
    const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        keys,
        fc.nat(),
        (known, pick) => nearest(known[pick % known.length]!, known) === known[pick % known.length],
      ),
    );
  });
});
