import { decide } from '../../../src/domain/decide';
import { isSealable } from '../../../src/domain/decide/publishing';
import { publicPublications, type Submission } from '../../../src/domain/submission';
import { act, at, buildContext, buildPublishing, eventsOf, PLANNED, refusalOf, typesOf } from '../../helpers/build';

const context = at(buildContext(), PLANNED + 60_000);
const BOTH = ['weibo-main', 'wechat-main'];

const settle = (submission: Submission, accountId: string) =>
  act(
    submission,
    {
      type: 'SettlePublication',
      accountId,
      outcome: { status: 'PUBLISHED', platformId: `p-${accountId}`, url: null, publishedAt: PLANNED, proof: {} },
    },
    context,
  );
const published = () => BOTH.reduce(settle, buildPublishing());
const gone = (accountIds: string[], by = 'publisher') =>
  ({ type: 'NotePlatformRemoval', by, accountIds, reason: '平台认为违规' }) as const;

describe('NotePlatformRemoval', () => {
  it('from one account leaves it published on the other', () => {
    const after = act(published(), gone(['weibo-main']), context);
    expect(after.status).toBe('PUBLISHED');
    expect(publicPublications(after).map(({ accountId }) => accountId)).toEqual(['wechat-main']);
    expect(after.publications[0]).toMatchObject({
      status: 'PUBLISHED',
      platformId: 'p-weibo-main',
      removed: { at: context.now, by: 'publisher', how: 'PLATFORM', reason: '平台认为违规' },
    });
  });

  it('from all accounts takes it down, at once or one after another', () => {
    expect(typesOf(eventsOf(decide(published(), gone(BOTH), context)))).toEqual([
      'PublicationRemoved',
      'PublicationRemoved',
      'TakenDown',
    ]);
    const one = act(published(), gone(['weibo-main']), context);
    expect(act(one, gone(BOTH, 'editor'), context).status).toBe('TAKEN_DOWN');
  });

  it('is told by the office or a publisher, nobody else', () => {
    for (const by of ['officer', 'head', 'exec'])
      expect(refusalOf(decide(published(), gone(BOTH, by), context))).toEqual({
        code: 'NOT_ENTITLED',
        right: 'officeOrPublisher',
      });
  });

  it('of what is not public, or is gone already, is refused', () => {
    const code = 'NOT_PUBLIC';
    expect(refusalOf(decide(buildPublishing(), gone(BOTH), context))).toEqual({ code, status: 'PUBLISHING' });
    const after = act(published(), gone(BOTH), context);
    expect(refusalOf(decide(after, gone(BOTH), context))).toEqual({ code, status: 'TAKEN_DOWN' });
  });

  it('does not keep what was published from being sealed', () => {
    const after = act(published(), gone(BOTH), context);
    expect(isSealable(after)).toBe(true);
    expect(act(after, { type: 'NoteSeal', recordNo: 1 }, context).sealedAt).toBe(context.now);
  });
});
