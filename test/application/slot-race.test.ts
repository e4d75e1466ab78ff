import { openOffice, type Office } from '../delivery/office';
import { buildContent, DAY, MINUTE, NOW, PLANNED, tap } from '../helpers/build';
import { forEachDatabase } from '../helpers/databases';

const HALF_HOUR = { perWeekMin: 0, perDayMax: 5, minGap: 30 * MINUTE };
const FREQUENCY = { weibo: HALF_HOUR, wechat: HALF_HOUR };

forEachDatabase((_name, open) => {
  let one: Office;
  let other: Office;

  beforeAll(async () => {
    // two processes on one database
    one = await openOffice(await open(), { frequency: FREQUENCY });
    other = await openOffice(await open(), { frequency: FREQUENCY });
  });

  /** A post for this time that only lacks 签发. */
  async function atSignOff(title: string, plannedAt: number): Promise<string> {
    const id = `race-${title}-${plannedAt}`;
    const { pictures, ...content } = buildContent({ title });
    const patch = { content, request: { urgency: 'ROUTINE', plannedAt } } as const;
    one.clock.at = NOW;
    await one.dispatch(id, { type: 'StartDraft', by: 'officer', submissionId: id, kind: 'ORIGINAL', patch, pictures });
    // that another asks for the same time is seen, and answered
    await one.dispatch(id, { type: 'AnswerFindings', by: 'officer', rules: null, reason: '以先签发的为准' });
    await one.dispatch(id, { type: 'Submit', by: 'officer', onTheWay: 0 });
    for (const by of ['head', 'editor', 'secrecy']) {
      one.clock.at += MINUTE;
      await one.dispatch(id, tap(await one.submission(id), by));
    }
    return id;
  }

  test.each([0, 1, 2])(
    'two 签发 at one instant for one and the same minute (%i days on): one keeps it, the other gets the three nearest free times',
    async (days) => {
      const plannedAt = PLANNED + days * DAY;
      const ids = [await atSignOff('甲稿', plannedAt), await atSignOff('乙稿', plannedAt)];
      const taps = await Promise.all(ids.map(async (id) => tap(await one.submission(id), 'exec')));
      other.clock.at = one.clock.at;

      const verdicts = await Promise.all([one.dispatch(ids[0]!, taps[0]!), other.dispatch(ids[1]!, taps[1]!)]);

      expect(verdicts.map(({ ok }) => ok)).toEqual([true, true]);
      const posts = await Promise.all(ids.map((id) => one.submission(id)));
      expect(posts.map(({ status }) => status).sort()).toEqual(['RESCHEDULE_NEEDED', 'SCHEDULED']);
      const [kept, moved] = posts.sort((a) => (a.status === 'SCHEDULED' ? -1 : 1));
      expect(kept!.request.plannedAt).toBe(plannedAt);
      expect(moved!.moving).toEqual({
        why: 'SLOT_TAKEN',
        against: kept!.no,
        slots: [plannedAt - 30 * MINUTE, plannedAt + 30 * MINUTE, plannedAt - 60 * MINUTE],
      });
      // the office holds the question about the one, and nothing about the other
      const asked = (office: Office, id: string) =>
        office.store.read.openCards(id).then((cards) => cards.map(({ purpose, personId }) => [purpose, personId]));
      expect(await asked(one, kept!.id)).toEqual([]);
      expect(await asked(one, moved!.id)).toEqual([['overdue', 'editor']]);
    },
  );
});
