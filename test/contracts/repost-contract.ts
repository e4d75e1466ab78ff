/** What a channel whose platform knows reposts must keep besides: it reads what it would show again, and shows it once (§3.3 case 22). */
import type { FindOutcome, PublishOutcome } from '../../src/application/ports';
import type { ChannelRig } from './channel-contract';

/** `post` is a repost of a post that is there. */
export interface RepostRig extends Pick<
  ChannelRig,
  'channel' | 'post' | 'context' | 'pass' | 'publicIds' | 'loseNext' | 'stop' | 'secrets'
> {
  /** whoever wrote the original changes it */
  change(text: string): void;
  /** and deletes it */
  remove(): void;
  /** the account loses the right to make reposts */
  forbid(): void;
}

const DAY = 24 * 3_600_000;

export function repostContract(name: string, start: () => Promise<RepostRig>): void {
  describe(`${name} keeps the contract of reposts`, () => {
    let rig: RepostRig;
    beforeEach(async () => {
      rig = await start();
    });
    afterEach(() => rig.stop());

    const read = (url = rig.post.original!.url) => rig.channel.readOriginal!(url, rig.context());
    const withoutSecrets = <T>(outcome: T): T => {
      for (const secret of rig.secrets) expect(JSON.stringify(outcome)).not.toContain(secret);
      return outcome;
    };
    const publish = async (): Promise<PublishOutcome> =>
      withoutSecrets(await rig.channel.publish(rig.post, {}, rig.context()));

    async function findOut(since: number): Promise<FindOutcome> {
      while (rig.context().now < since + 2 * DAY) {
        const found = withoutSecrets(await rig.channel.find(rig.post, {}, since, rig.context()));
        if (found.kind !== 'pending') return found;
        rig.pass(found.retryAfterMs);
      }
      throw new Error('still pending after two days');
    }

    it('reads the original as it stands: as it was signed, changed, gone', async () => {
      const { author, postedAt, text, platformId } = rig.post.original!;
      expect(await read()).toEqual({ kind: 'read', platformId, author, postedAt, text });
      rig.change('改过的话');
      expect(await read()).toMatchObject({ kind: 'read', text: '改过的话' });
      rig.remove();
      expect(await read()).toEqual({ kind: 'gone' });
    });

    it('cannot read a page of somewhere else, and says so in Chinese', async () => {
      const outcome = await read('https://www.example.com/1/z20XK26My');
      expect(outcome).toMatchObject({ kind: 'unable', reason: expect.stringMatching(/[\u4e00-\u9fff]{4}/) });
    });

    it('comes back later when the platform cannot be reached, without throwing', async () => {
      await rig.stop();
      expect(withoutSecrets(await read())).toMatchObject({ kind: 'later', retryAfterMs: expect.any(Number) });
    });

    it('makes the repost once, and finds it', async () => {
      const since = rig.context().now;
      expect(await publish()).toMatchObject({ kind: 'published', platformId: rig.publicIds()[0] });
      expect(await findOut(since)).toMatchObject({ kind: 'published', platformId: rig.publicIds()[0] });
      expect(rig.publicIds()).toHaveLength(1);
    });

    it('whose answer is lost is found, also when its original went at once', async () => {
      const since = rig.context().now;
      rig.loseNext('after');
      expect((await publish()).kind).toBe('unknown');
      rig.remove();
      expect(await findOut(since)).toMatchObject({ kind: 'published', platformId: rig.publicIds()[0] });
      expect(rig.publicIds()).toHaveLength(1);
    });

    it('whose request is lost is certainly absent, and may be sent again', async () => {
      const since = rig.context().now;
      rig.loseNext('before');
      expect((await publish()).kind).toBe('unknown');
      expect((await findOut(since)).kind).toBe('absent');
      expect((await publish()).kind).toBe('published');
      expect(rig.publicIds()).toHaveLength(1);
    });

    it('of what is gone is refused, in Chinese', async () => {
      rig.remove();
      expect(await publish()).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/[\u4e00-\u9fff]{4}/) });
      expect(rig.publicIds()).toEqual([]);
    });

    it('without the right to it is left to a hand, in Chinese', async () => {
      rig.forbid();
      expect(await publish()).toMatchObject({ kind: 'byHand', reason: expect.stringMatching(/[\u4e00-\u9fff]{4}/) });
      expect(rig.publicIds()).toEqual([]);
    });
  });
}
