import { midToBid, postUrl } from '../../../src/channels/weibo/mid';

describe('the page address of a post', () => {
  it.each([
    ['3504803600502730', 'z20XK26My'],
    ['3501756485200075', 'z0JH2lOMb'],
    ['3382905382185354', 'xyMKm9avE'],
    ['5012345000012345', 'O5b9i03d7'],
    ['5000000000000001', 'O00000001'],
    ['0', '0'],
    ['61', 'Z'],
    ['62', '10'],
    ['1234567', '5ban'],
    ['10000000', '10000'],
  ])('of %s ends in %s', (mid, bid) => {
    expect(midToBid(mid)).toBe(bid);
    expect(postUrl('1234567890', mid)).toBe(`https://weibo.com/1234567890/${bid}`);
  });

  it('is not made from anything but a decimal id', () => {
    expect(() => midToBid('12a')).toThrow('decimal');
  });
});
