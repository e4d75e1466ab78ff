import { canonicalJson, digestOf, sha256 } from '../../src/domain/digest';

describe('canonicalJson', () => {
  it('orders keys by UTF-16 and writes numbers and strings as RFC 8785 says', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'é"\n'], 标: 1e21, A: -0 })).toBe(
      '{"A":0,"a":[true,null,"é\\"\\n"],"b":1,"标":1e+21}',
    );
  });

  it('does not depend on the order keys were written in', () => {
    expect(digestOf({ a: 1, b: { d: 2, c: 3 } })).toBe(digestOf({ b: { c: 3, d: 2 }, a: 1 }));
  });

  it('keeps the order of lists and the difference of null, empty and zero', () => {
    const digests = [[1, 2], [2, 1], [null], [''], [0], ['0'], [], {}].map(digestOf);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('sha256', () => {
  it('is lower-case hex, of UTF-8 text and of bytes alike', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('签发')).toBe(sha256(Buffer.from('签发', 'utf8')));
  });
});
