/** What every channel must keep (`architecture.md` §4): a post is out at most once, and an attempt without an answer can be looked up. */
import type { Channel, FindOutcome, PublishContext } from '../../src/application/ports';
import type { Post } from '../../src/domain/post/version';
import { repostContract, type RepostRig } from './repost-contract';

export interface ChannelRig {
  channel: Channel;
  post: Post;
  context(): PublishContext;
  /** moves the clock the channel sees, ms */
  pass(ms: number): void;
  /** what readers see, newest last: ids of public posts that carry this post's text */
  publicIds(): string[];
  /** invisible things made for this post that a repeat must not make again, e.g. drafts */
  drafts(): number;
  /** the line breaks at the next visible step, before or after the platform took it */
  loseNext(when: 'before' | 'after'): void;
  /** the platform refuses the content at the next visible step */
  refuseNext(): void;
  /** what readers can still open, of what was public */
  stillPublic(): number;
  /** the line breaks at the next removal, before or after the platform did it */
  loseNextRemoval(when: 'before' | 'after'): void;
  /** nothing answers at all from here on */
  stop(): Promise<void>;
  /** strings that must never appear in an outcome */
  secrets: string[];
}

const DAY = 24 * 3_600_000;

/**
 * @param start a platform of its own for each test
 * @param reposts given by a channel whose platform knows reposts; `ChannelRig.post` is then one
 */
export function channelContract(
  name: string,
  start: () => Promise<ChannelRig>,
  reposts?: () => Promise<RepostRig>,
): void {
  describe(`${name} keeps the channel contract`, () => {
    let rig: ChannelRig;
    let handle: Record<string, string>;
    let since: number;

    beforeEach(async () => {
      rig = await start();
      const prepared = await rig.channel.prepare(rig.post, {}, rig.context());
      if (prepared.kind !== 'ready') throw new Error(`not prepared: ${JSON.stringify(prepared)}`);
      handle = prepared.handle;
      since = rig.context().now;
    });
    afterEach(() => rig.stop());

    const publish = async () => {
      since = rig.context().now;
      const outcome = await rig.channel.publish(rig.post, handle, rig.context());
      if (outcome.kind === 'accepted') handle = { ...handle, ...outcome.handle };
      for (const secret of rig.secrets) expect(JSON.stringify(outcome)).not.toContain(secret);
      return outcome;
    };

    /** Look as often as the channel asks for, until it is sure. */
    const findOut = async (): Promise<Exclude<FindOutcome, { kind: 'pending' }>> => {
      const end = since + 2 * DAY;
      while (rig.context().now < end) {
        const found = await rig.channel.find(rig.post, handle, since, rig.context());
        for (const secret of rig.secrets) expect(JSON.stringify(found)).not.toContain(secret);
        if (found.kind !== 'pending') return found;
        expect(found.retryAfterMs).toBeGreaterThan(0);
        handle = { ...handle, ...found.handle };
        rig.pass(found.retryAfterMs);
      }
      throw new Error('still pending after two days');
    };

    it('carries its account and can take the post', () => {
      expect(rig.channel.accountId).toBe(rig.post.accountId);
      expect(rig.channel.check(rig.post)).toEqual([]);
    });

    it('shows the whole text in its preview', () => {
      const preview = rig.channel.render(rig.post);
      expect(preview.shown + preview.folded).toBe(rig.post.text);
      expect(preview.pictures.map(({ sha256 }) => sha256)).toEqual(rig.post.pictures);
    });

    it('shows nothing to readers by preparing, and prepares once however often it is asked', async () => {
      const again = await rig.channel.prepare(rig.post, handle, rig.context());
      const lost = await rig.channel.prepare(rig.post, {}, rig.context());
      expect([again.kind, lost.kind]).toEqual(['ready', 'ready']);
      expect(rig.drafts()).toBeLessThanOrEqual(1);
      expect(rig.publicIds()).toEqual([]);
    });

    it('publishes once, and finds what it published', async () => {
      const outcome = await publish();
      expect(['published', 'accepted']).toContain(outcome.kind);
      const found = await findOut();
      expect(found).toMatchObject({ kind: 'published', platformId: rig.publicIds()[0] });
      expect(rig.publicIds()).toHaveLength(1);
      if (found.kind === 'published') expect(rig.channel.ownsUrl(new URL(found.url ?? ''))).toBe(true);
      if (outcome.kind === 'published') expect(outcome.platformId).toBe(rig.publicIds()[0]);
    });

    it('does not know what became of an answer that was lost, and finds the post', async () => {
      rig.loseNext('after');
      expect((await publish()).kind).toBe('unknown');
      expect(await findOut()).toMatchObject({ kind: 'published', platformId: rig.publicIds()[0] });
      expect(rig.publicIds()).toHaveLength(1);
    });

    it('finds nothing, but not too early, when the request was lost; then the same may be sent again', async () => {
      rig.loseNext('before');
      expect((await publish()).kind).toBe('unknown');
      const began = since;
      expect((await findOut()).kind).toBe('absent');
      expect(rig.context().now - began).toBeGreaterThanOrEqual(600_000);
      expect(rig.publicIds()).toEqual([]);

      const prepared = await rig.channel.prepare(rig.post, handle, rig.context());
      expect(prepared.kind).toBe('ready');
      expect(['published', 'accepted']).toContain((await publish()).kind);
      expect((await findOut()).kind).toBe('published');
      expect(rig.publicIds()).toHaveLength(1);
    });

    it('says why a refused post was refused, in Chinese, and finds nothing', async () => {
      rig.refuseNext();
      const outcome = await publish();
      expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/[\u4e00-\u9fff]{4}/) });
      expect((await findOut()).kind).toBe('absent');
      expect(rig.publicIds()).toEqual([]);
    });

    it('puts a post off when the platform cannot be reached at all, without throwing', async () => {
      await rig.stop();
      expect((await rig.channel.prepare(rig.post, {}, rig.context())).kind).toBe('putOff');
      expect((await publish()).kind).toBe('putOff');
      expect((await rig.channel.find(rig.post, handle, since, rig.context())).kind).toBe('pending');
      rig.pass(2 * DAY);
      expect((await rig.channel.find(rig.post, handle, since, rig.context())).kind).toBe('unsure');
    });

    describe('a removal', () => {
      const published = async () => {
        await publish();
        const found = await findOut();
        if (found.kind !== 'published') throw new Error(`not published: ${found.kind}`);
        return { platformId: found.platformId, url: found.url };
      };

      it('captures what is public, removes it, and finds it gone; again changes nothing', async () => {
        const target = await published();
        const before = await rig.channel.capture(target, rig.context());
        if (before.kind !== 'captured') throw new Error(`not captured: ${before.kind}`);
        expect(before.page.text.replace(/<[^>]+>|\s|&\w+;/g, '')).toContain('早睡');
        expect(rig.stillPublic()).toBe(1);
        expect((await rig.channel.takeDown(target, rig.context())).kind).toBe('removed');
        expect(rig.stillPublic()).toBe(0);
        expect((await rig.channel.capture(target, rig.context())).kind).toBe('gone');
        expect((await rig.channel.takeDown(target, rig.context())).kind).toBe('removed');
      });

      it.each(['before', 'after'] as const)('whose answer is lost %s the work is done is looked up', async (when) => {
        const target = await published();
        rig.loseNextRemoval(when);
        const outcome = await rig.channel.takeDown(target, rig.context());
        expect(outcome.kind).toBe('unknown');
        for (const secret of rig.secrets) expect(JSON.stringify(outcome)).not.toContain(secret);
        expect((await rig.channel.capture(target, rig.context())).kind).toBe(when === 'after' ? 'gone' : 'captured');
      });

      it('of what the platform does not know is left to a hand, or is done', async () => {
        const target = { platformId: '4999999999999999', url: null };
        expect(['byHand', 'removed']).toContain((await rig.channel.takeDown(target, rig.context())).kind);
      });

      it('is put off while the platform cannot be reached at all', async () => {
        const target = await published();
        await rig.stop();
        expect((await rig.channel.capture(target, rig.context())).kind).toBe('later');
        expect((await rig.channel.takeDown(target, rig.context())).kind).toBe('putOff');
      });
    });

    it('says whether it knows reposts', () => {
      expect(typeof rig.channel.readOriginal).toBe(reposts ? 'function' : 'undefined');
    });

    it('tells a link of its own platform from others', () => {
      expect(rig.channel.ownsUrl(new URL('https://www.example.com/1'))).toBe(false);
    });
  });
  if (reposts) repostContract(name, reposts);
}
