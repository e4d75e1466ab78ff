import { inSendingOrder } from '../../src/domain/content';
import { buildPicture, NOW } from '../helpers/build';

const order = (...pictures: { sentAt: number; messageId: string }[]) =>
  inSendingOrder(pictures.map((picture) => buildPicture(1, picture))).map(({ messageId }) => messageId);

describe('inSendingOrder', () => {
  it('is the time of sending first, then the message id', () => {
    expect(
      order({ sentAt: NOW + 2, messageId: '1' }, { sentAt: NOW, messageId: '3' }, { sentAt: NOW, messageId: '2' }),
    ).toEqual(['2', '3', '1']);
  });

  it('compares message ids as the numbers they are, also past 2^53', () => {
    const ids = ['9', '10', '9007199254740993', '9007199254740992', '19007199254740992'];
    expect(order(...ids.map((messageId) => ({ sentAt: NOW, messageId })))).toEqual([
      '9',
      '10',
      '9007199254740992',
      '9007199254740993',
      '19007199254740992',
    ]);
  });

  it('compares other ids as text, and leaves its argument alone', () => {
    const pictures = [
      buildPicture(1, { sentAt: NOW, messageId: 'b' }),
      buildPicture(2, { sentAt: NOW, messageId: 'aa' }),
    ];
    expect(inSendingOrder(pictures).map(({ messageId }) => messageId)).toEqual(['aa', 'b']);
    expect(pictures[0]!.messageId).toBe('b');
  });
});
