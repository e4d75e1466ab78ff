import { correctionNote } from '../../../src/domain/post/correction';
import { react } from '../../../src/domain/react';
import { followUps } from '../../../src/domain/follow-up';
import { decide } from '../../../src/domain/decide';
import { subjectOf } from '../../../src/domain/rules';
import { healthVideoRule } from '../../../src/domain/rules/health-video';
import { act, buildContext, buildPublishing, eventsOf } from '../../helpers/build';
import { buildSubject } from '../rules/subject';

const corrects = { submissionId: 'sub-0', no: '2026-0009', title: '甲稿', category: 2 as const, url: null };
const finished = (status: 'PUBLISHED' | 'PUBLISH_FAILED') => ({ type: 'PublishingFinished', status }) as const;

const correction = (wechat: 'PUBLISHED' | 'ABANDONED') => {
  const before = buildPublishing({ content: { corrects, category: 2, videoUrl: 'https://v.example.cn/1' } });
  const publications = before.publications.map((one) =>
    one.channel === 'WECHAT'
      ? { ...one, status: wechat, url: wechat === 'PUBLISHED' ? 'https://mp.example/1' : null }
      : { ...one, status: 'ABANDONED' as const },
  );
  return { ...before, publications };
};

test('a correction that is over is told to what it corrects if it is public anywhere', () => {
  const note = {
    submissionId: 'sub-0',
    command: { type: 'NoteCorrection', correctionId: 'sub-1', no: '2026-0001', url: 'https://mp.example/1' },
  };
  const out = correction('PUBLISHED');
  for (const status of ['PUBLISHED', 'PUBLISH_FAILED', 'ARCHIVED'] as const) {
    expect(correctionNote({ ...out, status })).toEqual(note);
    expect(followUps({ ...out, status })).toEqual([note]);
  }
  expect(correctionNote({ ...correction('ABANDONED'), status: 'PUBLISH_FAILED' })).toBeNull();
  expect(correctionNote(out)).toBeNull();
  expect(followUps({ ...buildPublishing(), status: 'PUBLISHED' })).toEqual([]);
  const ended = react(finished('PUBLISHED'), { ...out, status: 'PUBLISHED' }, buildContext());
  expect(ended).toContainEqual({ kind: 'followUp' });
});

test('the corrected post keeps each correction once', () => {
  const note = { type: 'NoteCorrection', correctionId: 'c-1', no: '2026-0012', url: 'https://weibo.com/1/c' } as const;
  const context = buildContext();
  const after = act(buildPublishing(), note, context);
  expect(after.corrections).toEqual([
    { submissionId: 'c-1', no: '2026-0012', url: 'https://weibo.com/1/c', at: context.now },
  ]);
  expect(eventsOf(decide(after, note, context))).toEqual([]);
});

test('the correction of a health post is a health post (A18)', () => {
  const subject = buildSubject({ category: 1, corrects });
  expect(healthVideoRule.check(subjectOf(subject, 0))).toMatchObject([{ effect: 'BLOCK' }]);
});
