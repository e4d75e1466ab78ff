import { decide } from '../../../src/domain/decide';
import type { Command, Settlement } from '../../../src/domain/commands';
import { LOOK_FIRST } from '../../../src/domain/evolve';
import type { Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildAccount,
  buildContext,
  buildPublishing,
  buildScheduled,
  eventsOf,
  PLANNED,
  refusalOf,
  typesOf,
} from '../../helpers/build';

const context = at(buildContext(), PLANNED + 1000);
const W = 'weibo-main';
const C = 'wechat-main';

const begin = (accountId: string): Command => ({ type: 'BeginSending', accountId, attemptId: 'a-1' });
const settle = (accountId: string, outcome: Settlement): Command => ({ type: 'SettlePublication', accountId, outcome });
const live: Settlement = {
  status: 'PUBLISHED',
  platformId: 'p-1',
  url: 'https://weibo.example.cn/p-1',
  publishedAt: PLANNED,
  proof: { mid: 'p-1' },
};
const failed: Settlement = { status: 'FAILED', note: '平台拒绝' };
const unknown: Settlement = { status: 'UNKNOWN', note: '没有回音' };
const backfill = (accountId: string, url = 'https://weibo.example.cn/12/Nabc'): Command => ({
  type: 'BackfillPublication',
  by: 'publisher',
  accountId,
  url,
});
const retry = (accountId: string): Command => ({ type: 'RetryPublication', by: 'publisher', accountId });
const abandon = (accountId: string): Command => ({
  type: 'AbandonPublication',
  by: 'publisher',
  accountId,
  reason: '不发了',
});

const after = (...commands: Command[]): Submission =>
  commands.reduce((submission, command) => act(submission, command, context), buildPublishing());
const byHand = () =>
  act(
    buildScheduled(),
    { type: 'ReachPlannedTime', plannedAt: PLANNED },
    buildContext({
      now: PLANNED,
      accounts: [buildAccount(W, { publish: 'manual' }), buildAccount(C)],
    }),
  );
const of = (submission: Submission, accountId: string) =>
  submission.publications.find((p) => p.accountId === accountId)!;

describe('the right to send', () => {
  it('is given once', () => {
    const sending = after(begin(W));
    expect(of(sending, W)).toMatchObject({
      status: 'SENDING',
      attempts: 1,
      attemptId: 'a-1',
      sendingSince: PLANNED + 1000,
    });
    expect(refusalOf(decide(sending, begin(W), context))).toEqual({
      code: 'PUBLICATION_NOT_OPEN',
      accountId: W,
      status: 'SENDING',
    });
  });

  it.each([
    ['before publishing began', buildScheduled, W, 'WAITING'],
    ['for what a person publishes', byHand, W, 'MANUAL'],
    ['for what is published', () => after(begin(W), settle(W, live)), W, 'PUBLISHED'],
    ['for an account it was not meant for', buildPublishing, 'other', null],
  ])('is not given %s', (_case, build, accountId, status) => {
    expect(refusalOf(decide(build(), begin(accountId), context))).toEqual({
      code: 'PUBLICATION_NOT_OPEN',
      accountId,
      status,
    });
  });

  it('what was prepared is kept before and while it is sent', () => {
    const prepared = after({ type: 'NotePreparation', accountId: W, handle: { baseline: '100' } }, begin(W));
    expect(of(prepared, W).handle).toEqual({ baseline: '100' });
    expect(refusalOf(decide(prepared, { type: 'NotePreparation', accountId: W, handle: {} }, context))).toMatchObject({
      code: 'PUBLICATION_NOT_OPEN',
    });
  });
});

describe('an attempt under way', () => {
  it('put off: it waits again, and every attempt is counted', () => {
    const waiting = after(begin(W), { type: 'PutOffSending', accountId: W, attemptId: 'a-1', note: '频次限制' });
    expect(of(waiting, W)).toMatchObject({ status: 'WAITING', note: '频次限制', attempts: 1 });
    const again = act(waiting, begin(W), at(context, PLANNED + 60_000));
    expect(of(again, W)).toMatchObject({ status: 'SENDING', attempts: 2, sendingSince: PLANNED + 60_000 });
  });

  it('put off by somebody who slept through the next attempt: nothing', () => {
    const late: Command = { type: 'PutOffSending', accountId: W, attemptId: 'a-0', note: '频次限制' };
    expect(refusalOf(decide(after(begin(W)), late, context))).toMatchObject({ status: 'SENDING' });
  });

  it('accepted: what it is found by is noted once', () => {
    const note: Command = { type: 'NoteSending', accountId: C, handle: { publishId: '42' } };
    const noted = after(begin(C), note);
    expect(of(noted, C).handle).toEqual({ publishId: '42' });
    expect(eventsOf(decide(noted, note, context))).toEqual([]);
  });

  it.each(['PutOffSending', 'NoteSending'] as const)('%s is nothing for what is not being sent', (type) => {
    const command = { type, accountId: W, note: '', handle: { a: '1' } } as Command;
    expect(refusalOf(decide(buildPublishing(), command, context))).toMatchObject({ code: 'PUBLICATION_NOT_OPEN' });
  });
});

describe('a verdict', () => {
  it('published is published, with the platform’s proof', () => {
    const submission = after(begin(W), settle(W, live));
    expect(of(submission, W)).toMatchObject({
      status: 'PUBLISHED',
      platformId: 'p-1',
      publishedAt: PLANNED,
      proof: { mid: 'p-1' },
    });
    expect(submission.status).toBe('PUBLISHING');
  });

  it('the last account’s finishes it', () => {
    expect(after(begin(W), settle(W, live), begin(C), settle(C, live)).status).toBe('PUBLISHED');
  });

  it('the same again, or another, changes nothing that is settled', () => {
    const submission = after(begin(W), settle(W, live));
    for (const outcome of [live, failed, unknown]) {
      expect(refusalOf(decide(submission, settle(W, outcome), context))).toMatchObject({ status: 'PUBLISHED' });
    }
    const uncertain = after(begin(W), settle(W, unknown));
    expect(eventsOf(decide(uncertain, settle(W, unknown), context))).toEqual([]);
  });

  it('an uncertain one keeps it open until it is certain', () => {
    const uncertain = after(begin(C), settle(C, live), begin(W), settle(W, unknown));
    expect(uncertain.status).toBe('PUBLISHING');
    expect(act(uncertain, settle(W, live), context).status).toBe('PUBLISHED');
  });

  it.each([
    ['failed and published', [settle(W, failed), begin(C), settle(C, live)], 'PUBLISH_FAILED'],
    ['failed and abandoned', [settle(W, failed), abandon(C)], 'PUBLISH_FAILED'],
    ['failed and waiting', [settle(W, failed)], 'PUBLISHING'],
    ['abandoned and uncertain', [abandon(W), begin(C), settle(C, unknown)], 'PUBLISHING'],
  ])('%s: it is over when nothing is open', (_case, commands, status) => {
    expect(after(...commands).status).toBe(status);
  });

  it('one by hand keeps it open', () => {
    expect(act(byHand(), settle(C, live), context).status).toBe('PUBLISHING');
  });

  it('is nothing to what is not publishing', () => {
    expect(refusalOf(decide(buildScheduled(), settle(W, live), context))).toMatchObject({
      code: 'PUBLICATION_NOT_OPEN',
    });
  });
});

describe('the publisher', () => {
  const acts = [backfill(W), retry(W), abandon(W)];

  it.each(acts)('$type is nobody else’s', (command) => {
    const uncertain = after(begin(W), settle(W, unknown));
    for (const by of ['editor', 'officer', 'exec']) {
      expect(refusalOf(decide(uncertain, { ...command, by } as Command, context))).toEqual({
        code: 'NOT_ENTITLED',
        right: 'publisher',
      });
    }
  });

  it.each(acts)('$type is refused before publishing and for what is being sent or published', (command) => {
    const published = after(begin(W), settle(W, live));
    for (const submission of [buildScheduled(), after(begin(W)), published]) {
      expect(refusalOf(decide(submission, command, context))).toMatchObject({ code: 'PUBLICATION_NOT_OPEN' });
    }
  });

  it('gives the link of what was published by hand', () => {
    const done = act(act(byHand(), backfill(W), context), settle(C, live), context);
    expect(done.status).toBe('PUBLISHED');
    expect(of(done, W)).toMatchObject({
      platformId: 'Nabc',
      url: 'https://weibo.example.cn/12/Nabc',
      publishedAt: PLANNED + 1000,
      proof: { by: 'publisher' },
    });
  });

  it('a link that is none is kept as it is', () => {
    expect(of(act(byHand(), backfill(W, 'not a link'), context), W)).toMatchObject({ platformId: 'not a link' });
  });

  it('does not give a link for what still waits for the interface', () => {
    expect(refusalOf(decide(buildPublishing(), backfill(W), context))).toMatchObject({ status: 'WAITING' });
  });

  it('sends again what failed', () => {
    const over = after(settle(W, failed), begin(C), settle(C, live));
    const again = act(over, retry(W), context);
    expect(again.status).toBe('PUBLISHING');
    expect(of(again, W)).toMatchObject({ status: 'WAITING', note: null });
    expect(of(again, W).handle).not.toHaveProperty(LOOK_FIRST);
    expect(act(act(again, begin(W), context), settle(W, live), context).status).toBe('PUBLISHED');
  });

  it('sends again what is uncertain only after a look, which an absence ends', () => {
    const again = after(begin(W), settle(W, unknown), retry(W));
    expect(of(again, W).handle).toHaveProperty(LOOK_FIRST);
    const looked = act(
      act(again, begin(W), context),
      { type: 'PutOffSending', accountId: W, attemptId: 'a-1', note: '没有找到' },
      context,
    );
    expect(of(looked, W).handle).not.toHaveProperty(LOOK_FIRST);
  });

  it('gives an account up: the rest may still be published', () => {
    const one = after(abandon(W));
    expect(of(one, W)).toMatchObject({ status: 'ABANDONED', note: '不发了' });
    expect(act(one, settle(C, live), context).status).toBe('PUBLISH_FAILED');
  });

  it('a failed account that gets its link makes it published after all', () => {
    const over = after(settle(W, failed), settle(C, live));
    expect(over.status).toBe('PUBLISH_FAILED');
    expect(act(over, backfill(W), context).status).toBe('PUBLISHED');
  });
});

describe('the seal', () => {
  it('is noted once, and only of what is published', () => {
    const published = after(settle(W, live), settle(C, live));
    expect(typesOf(eventsOf(decide(published, { type: 'NoteSeal', recordNo: 1 }, context)))).toEqual(['Sealed']);
    const sealed = act(published, { type: 'NoteSeal', recordNo: 1 }, context);
    expect(sealed.sealedAt).toBe(PLANNED + 1000);
    for (const submission of [sealed, buildPublishing()]) {
      expect(eventsOf(decide(submission, { type: 'NoteSeal', recordNo: 1 }, context))).toEqual([]);
    }
  });
});
