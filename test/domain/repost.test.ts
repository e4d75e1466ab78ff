import type { Command } from '../../src/domain/commands';
import { decide } from '../../src/domain/decide';
import { react } from '../../src/domain/react';
import { currentPublications, currentVersion, type Submission } from '../../src/domain/submission';
import { validSignatures, whyNotSendable } from '../../src/domain/signing/validity';
import { digestOfPost } from '../../src/domain/post/version';
import {
  act,
  at,
  buildAccount,
  buildContext,
  buildContent,
  eventsOf,
  MINUTE,
  NOW,
  PLANNED,
  refusalOf,
  sealedOf,
  tap,
  typesOf,
} from '../helpers/build';

const URL = 'https://weibo.com/1686546714/z20XK26My';
const TEXT = '冒充体检机构退费是新骗局。';
const READ = { platformId: '3504803600502730', author: '@云雀反诈', postedAt: NOW - 60 * MINUTE, text: TEXT };
const WEIBO = 'weibo-main';

function drafted(accountIds = [WEIBO], context = buildContext()): Submission {
  const { pictures, ...lines } = buildContent({ accountIds, source: null });
  const patch = {
    content: { ...lines, original: { url: URL } },
    request: { urgency: 'ROUTINE' as const, plannedAt: PLANNED },
  };
  return act(
    null,
    { type: 'StartDraft', by: 'officer', submissionId: 'sub-1', kind: 'REPOST', patch, pictures },
    context,
  );
}

const read = (draft: Submission, text = TEXT, context = buildContext()) =>
  act(draft, { type: 'NoteOriginal', url: URL, found: { kind: 'read', ...READ, text } }, context);

function signed(accountIds?: string[], context = buildContext()): Submission {
  const submitted = act(read(drafted(accountIds, context)), { type: 'Submit', by: 'officer', onTheWay: 0 }, context);
  return ['head', 'editor', 'secrecy', 'exec'].reduce((one, by) => act(one, tap(one, by), context), submitted);
}

function publishing(accountIds?: string[], context = buildContext()): Submission {
  return act(signed(accountIds, context), { type: 'ReachPlannedTime', plannedAt: PLANNED }, at(context, PLANNED));
}

const atTime = (ms = 0) => at(buildContext(), PLANNED + ms);
const check = (text: string | null, accountId = WEIBO): Command => ({
  type: 'CheckOriginal',
  accountId,
  found: text === null ? { kind: 'gone' } : { kind: 'read', text },
});
const begin: Command = { type: 'BeginSending', accountId: WEIBO, attemptId: 'a1' };

describe('a draft of a repost', () => {
  test('asks the platform as soon as it names an address, and once', () => {
    const draft = drafted();
    expect(draft.content.original).toMatchObject({ repost: true, url: URL, reading: true, text: null });
    const again = eventsOf(
      decide(draft, { type: 'EditDraft', by: 'officer', patch: { content: { body: '乙' } } }, buildContext()),
    );
    expect(typesOf(again)).toEqual(['DraftEdited']);
    const effects = react({ type: 'OriginalAsked', url: URL }, draft, buildContext());
    expect(effects).toEqual([{ kind: 'readOriginal', url: URL }]);
  });

  test('takes from the page what it says; the source is the original where none was named', () => {
    const { content } = read(drafted());
    expect(content.original).toEqual({ repost: true, url: URL, ...READ, takenAt: NOW, from: 'page' });
    expect(content.source).toEqual({ type: 'REPRINT', name: '@云雀反诈', url: URL });
  });

  test('keeps nothing of a marked original, and cannot be submitted with it', () => {
    const marked = read(drafted(), '机密★5年\n样机移交安排');
    expect(JSON.stringify(marked)).not.toMatch(/样机|★/);
    expect(marked.content.original).toMatchObject({ text: null, gone: true, unread: '原文带有密级标志，没有保存' });
    const source = { type: 'REPRINT' as const, name: '@云雀反诈', url: URL };
    const sourced: Command = { type: 'EditDraft', by: 'officer', patch: { content: { source } } };
    const refusal = refusalOf(
      decide(act(marked, sourced), { type: 'Submit', by: 'officer', onTheWay: 0 }, buildContext()),
    );
    expect(JSON.stringify(refusal)).toContain('原文带有密级标志，没有保存，不能转发');
  });

  test('is not touched by an answer about another address, or to nobody’s question', () => {
    const found = { kind: 'read' as const, ...READ };
    expect(eventsOf(decide(drafted(), { type: 'NoteOriginal', url: `${URL}1`, found }, buildContext()))).toEqual([]);
    expect(eventsOf(decide(read(drafted()), { type: 'NoteOriginal', url: URL, found }, buildContext()))).toEqual([]);
  });

  test('asks its writer for what the platform does not give, one by one', () => {
    const unread = act(drafted(), { type: 'NoteOriginal', url: URL, found: { kind: 'unable', reason: '没有权限' } });
    expect(refusalOf(decide(unread, { type: 'Submit', by: 'officer', onTheWay: 0 }, buildContext()))).toEqual({
      code: 'MISSING',
      fields: ['originalAuthor', 'originalTime', 'originalText', 'source'],
    });
    // another address is asked for anew, and so is the same one
    for (const url of [`${URL}2`, URL]) {
      const again = act(unread, { type: 'EditDraft', by: 'officer', patch: { content: { original: { url } } } });
      expect(again.content.original).toMatchObject({ url, reading: true, repost: true });
      expect(again.content.original).not.toHaveProperty('unread');
    }
  });

  test('cannot be submitted when the platform says that it is gone', () => {
    const gone = act(drafted(), { type: 'NoteOriginal', url: URL, found: { kind: 'gone' } });
    const source = { type: 'REPRINT' as const, name: '甲', url: URL };
    const named = act(gone, { type: 'EditDraft', by: 'officer', patch: { content: { source } } });
    expect(refusalOf(decide(named, { type: 'Submit', by: 'officer', onTheWay: 0 }, buildContext()))).toMatchObject({
      code: 'BLOCKED',
      rules: [{ rule: 'F-11' }],
    });
  });

  test('提交 waits for the platform, and looks again at what was read a while ago', () => {
    const submit: Command = { type: 'Submit', by: 'officer', onTheWay: 0 };
    expect(typesOf(eventsOf(decide(drafted(), submit, buildContext())))).toEqual(['SubmitAsked']);
    const old = decide(read(drafted()), submit, at(buildContext(), NOW + 11 * MINUTE));
    expect(typesOf(eventsOf(old))).toEqual(['SubmitAsked', 'OriginalAsked']);
    expect(typesOf(eventsOf(decide(read(drafted()), submit, at(buildContext(), NOW + 9 * MINUTE))))).toEqual([
      'Submitted',
    ]);
  });
});

describe('what is signed', () => {
  test('is the original with it: another snapshot is another digest, and nothing else is', () => {
    const post = currentVersion(signed())!.posts[0]!;
    expect(post.original).toMatchObject({ url: URL, author: '@云雀反诈', text: TEXT, from: 'page' });
    const changes = [
      { text: '别的' },
      { url: `${URL}1` },
      { author: '@别人' },
      { postedAt: 1 },
      { from: 'person' as const },
    ];
    for (const change of changes) {
      const touched = { ...post, original: { ...post.original!, ...change } };
      expect(digestOfPost(touched)).not.toBe(post.digest);
    }
    const { original: _none, ...plain } = post;
    expect(digestOfPost(plain)).not.toBe(post.digest);
  });

  test('is what the stored signatures are held against when it is sent', () => {
    const submission = publishing();
    const version = currentVersion(submission)!;
    const posts = version.posts.map((post) => ({ ...post, original: { ...post.original!, text: '别的' } }));
    const touched = { ...submission, versions: [{ ...version, posts }] };
    expect(whyNotSendable(submission, sealedOf(submission), WEIBO, atTime())).toBeNull();
    expect(whyNotSendable(touched, sealedOf(submission), WEIBO, atTime())).toMatch(/not what its digest says/);
    expect([...validSignatures(submission, sealedOf(submission)).values()]).toEqual([true, true, true, true]);
  });
});

describe('just before it is sent', () => {
  test('nothing begins without a look at the original, nor long after one', () => {
    const submission = publishing();
    expect(refusalOf(decide(submission, begin, atTime()))?.code).toBe('PUBLICATION_NOT_OPEN');
    const checked = act(submission, check(`${TEXT} \n`), atTime());
    expect(typesOf(eventsOf(decide(checked, begin, atTime(5 * MINUTE))))).toEqual(['SendingBegan']);
    expect(refusalOf(decide(checked, begin, atTime(5 * MINUTE + 1)))?.code).toBe('PUBLICATION_NOT_OPEN');
  });

  test('an attempt uses the look up: the next one needs another', () => {
    const sending = act(act(publishing(), check(TEXT), atTime()), begin, atTime());
    const back = act(sending, { type: 'PutOffSending', accountId: WEIBO, attemptId: 'a1', note: '忙' }, atTime());
    expect(refusalOf(decide(back, { ...begin, attemptId: 'a2' }, atTime()))?.code).toBe('PUBLICATION_NOT_OPEN');
  });

  test.each([
    ['changed', '冒充体检机构退费是老骗局。', 'CHANGED'],
    ['gone', null, 'GONE'],
  ])('%s: it is held, the office is asked, submitter and publisher are told', (_what, text, what) => {
    const submission = publishing();
    const events = eventsOf(decide(submission, check(text), atTime()));
    expect(events).toEqual([{ type: 'OriginalLost', accountId: WEIBO, what, text }]);
    const held = act(submission, check(text), atTime());
    expect(held).toMatchObject({ status: 'HELD', lostOriginal: { what, text, at: PLANNED } });
    expect(react(events[0]!, held, atTime())).toEqual([
      { kind: 'askHeld', personId: 'editor', lost: { what, text, at: PLANNED } },
      { kind: 'tell', personId: 'officer', notice: { kind: 'originalLost', what } },
      { kind: 'tell', personId: 'publisher', notice: { kind: 'originalLost', what } },
    ]);
  });

  test('where another account has begun, only this one is not sent', () => {
    const accounts = [buildAccount(WEIBO), buildAccount('weibo-two')];
    const context = buildContext({ accounts });
    const then = at(context, PLANNED);
    const both = publishing([WEIBO, 'weibo-two'], context);
    const one = act(act(both, check(TEXT), then), begin, then);
    const other = act(one, check('别的', 'weibo-two'), then);
    expect(other.status).toBe('PUBLISHING');
    expect(currentPublications(other).map(({ status }) => status)).toEqual(['SENDING', 'FAILED']);
  });

  test('what the interface may not do goes to the publisher’s hand', () => {
    const hand: Command = { type: 'HandToPublisher', accountId: WEIBO, why: '没有权限' };
    expect(currentPublications(act(publishing(), hand, atTime()))[0]).toMatchObject({
      status: 'MANUAL',
      note: '没有权限',
    });
  });
});

describe('while it is held', () => {
  const held = () => act(publishing(), check('别的'), atTime());

  test('仍按原快照发 starts again, with another look', () => {
    const again = act(held(), { type: 'PublishNow', by: 'editor' }, atTime(MINUTE));
    expect(again.status).toBe('PUBLISHING');
    expect(again).not.toHaveProperty('lostOriginal');
    expect(refusalOf(decide(again, begin, atTime(MINUTE)))?.code).toBe('PUBLICATION_NOT_OPEN');
  });

  test('退回 by the office gives it to its submitter, whose next version takes what the original says then', () => {
    const back: Command = { type: 'ReturnHeld', by: 'editor', reason: '按新原文' };
    expect(refusalOf(decide(held(), { ...back, by: 'officer' }, atTime()))?.code).toBe('NOT_ENTITLED');
    expect(refusalOf(decide(signed(), back, atTime()))?.code).toBe('NOT_HELD');
    const returned = act(held(), back, atTime());
    expect(returned).toMatchObject({
      status: 'RETURNED',
      closing: { by: 'editor', stage: 'OFFICE_REVIEW', reason: '按新原文' },
    });
    const submit = decide(
      act(
        returned,
        { type: 'EditDraft', by: 'officer', patch: { request: { plannedAt: PLANNED + 10 * 86_400_000 } } },
        atTime(),
      ),
      { type: 'Submit', by: 'officer', onTheWay: 0 },
      atTime(),
    );
    expect(typesOf(eventsOf(submit))).toEqual(['SubmitAsked', 'OriginalAsked']);
  });

  test('the clock moves nothing, 作废 ends it, another time lets it go', () => {
    expect(eventsOf(decide(held(), { type: 'ReachPlannedTime', plannedAt: PLANNED }, atTime()))).toEqual([]);
    expect(act(held(), { type: 'Cancel', by: 'editor', reason: '不发了' }, atTime()).status).toBe('WITHDRAWN');
    const moved = act(held(), { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + 86_400_000 }, atTime());
    expect(moved.status).toBe('SCHEDULED');
    expect(moved).not.toHaveProperty('lostOriginal');
  });
});
