import { remembered } from '../../../src/domain/text/remembered';

describe('a reading that remembers', () => {
  const counted = (most: number) => {
    const readings: string[] = [];
    const read = remembered((text) => {
      readings.push(text);
      return { length: text.length };
    }, most);
    return { read, readings };
  };

  it('reads the same text once', () => {
    const { read, readings } = counted(2);
    expect([read('一'), read('一'), read('二二')]).toEqual([{ length: 1 }, { length: 1 }, { length: 2 }]);
    expect(read('一')).toBe(read('一'));
    expect(readings).toEqual(['一', '二二']);
  });

  it('keeps no more than it may', () => {
    const { read, readings } = counted(2);
    for (const text of ['一', '二', '三', '一']) read(text);
    expect(readings).toEqual(['一', '二', '三', '一']);
  });
});
