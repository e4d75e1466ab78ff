import { isBankCard, isIdentityNumber, isMobile, isPlate } from '../../../src/domain/text/personal-numbers';

it.each<[string, (text: string) => boolean, string[], string[]]>([
  [
    'mobile numbers',
    isMobile,
    ['13800138000', '19912345678'],
    ['12800138000', '1380013800', '138001380000', '4001234567', '138****8000'],
  ],
  [
    'identity numbers',
    isIdentityNumber,
    ['11010519491231002x', '440524188001010014'],
    [
      // another check character, a day that does not exist, no such region, a shop's registration
      '110105194912310021',
      '110105194902310020',
      '99010519491231002x',
      '91010519491231002x',
      '11010519491231002',
    ],
  ],
  [
    'bank cards',
    isBankCard,
    ['6222000000000000004', '4111111111111111', '5555555555554444'],
    ['6222000000000000005', '411111111111111', '2026031612345678', '62220000000000000040'],
  ],
  [
    'number plates',
    isPlate,
    ['京a·12345', '粤b12345', '沪ad12345', '川a1234警'],
    ['京a·', '云a股票行情', '京abcdef', '京i12345'],
  ],
])('%s', (_what, is, yes, no) => {
  expect(yes.filter((text) => !is(text))).toEqual([]);
  expect(no.filter(is)).toEqual([]);
});
