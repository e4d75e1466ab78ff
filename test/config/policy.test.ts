import { load, exampleWith, problemsOf } from './example';

const policyOf = (policy: unknown) => load(exampleWith({ policy })).policy;
const placesOf = (policy: unknown) => problemsOf(() => policyOf(policy)).map(({ path: place }) => place);

describe('the policy', () => {
  test('has every default of the contract when nothing is given', () => {
    const { route, kindRoutes, version, ...policy } = policyOf({});

    expect(policy).toEqual({
      healthVideoHosts: [],
      repostWhitelist: [],
      businessHours: ['08:30', '17:30'],
      lead: { routine: { amount: 7, unit: 'd' }, urgent: { amount: 1, unit: 'wd' }, urgentCutoff: '17:30' },
      sla: {
        routine: { amount: 1, unit: 'wd' },
        urgent: { amount: 2, unit: 'wh' },
        emergency: { amount: 15, unit: 'm' },
        escalate: { amount: 30, unit: 'm' },
      },
      quietHours: { from: '22:00', to: '07:00' },
      frequency: {
        weibo: { perWeekMin: 3, perDayMax: 5, minGap: 30 * 60_000 },
        wechat: { perWeekMin: 1, perDayMax: 1 },
      },
      silence: { warn: { amount: 10, unit: 'd' }, limit: { amount: 14, unit: 'd' } },
      comments: { firstAnswer: { amount: 4, unit: 'wh' }, fullAnswer: { amount: 5, unit: 'wd' } },
      approvalValidity: { reconfirm: { amount: 30, unit: 'd' }, expire: { amount: 90, unit: 'd' } },
      weeklyReminder: { weekday: 4, at: '09:30', answerBy: { weekday: 5, at: '17:00' }, summaryAt: '16:00' },
      plan: { monthlyBy: 25, yearlyBy: '12-20' },
      callbackMaxAgeMs: 15 * 60_000,
      latePublishingMs: 30 * 60_000,
      pacing: 'platform',
      retention: { permanent: [], thirtyYears: [], tenYears: [] },
      dutyList: [],
    });
    expect(Object.keys(kindRoutes ?? {})).toEqual(['TAKEDOWN', 'REPLY']);
    expect(route.map(({ name }) => name)).toEqual(['DEPT_REVIEW', 'OFFICE_REVIEW', 'SECRECY_REVIEW', 'EXEC_SIGNOFF']);
    expect(version).toMatch(/^[0-9a-f]{12}$/);
  });

  test('keeps the other defaults of a mapping of which one key is given', () => {
    const { frequency, sla } = policyOf({ frequency: { weibo: { minGap: '1h' } }, sla: { urgent: '90m' } });

    expect(frequency).toEqual({
      weibo: { perWeekMin: 3, perDayMax: 5, minGap: 3_600_000 },
      wechat: { perWeekMin: 1, perDayMax: 1 },
    });
    expect(sla.urgent).toEqual({ amount: 90, unit: 'm' });
    expect(sla.routine).toEqual({ amount: 1, unit: 'wd' });
  });

  test.each([
    ['7d', { amount: 7, unit: 'd' }],
    ['1wd', { amount: 1, unit: 'wd' }],
    ['2wh', { amount: 2, unit: 'wh' }],
    ['3h', { amount: 3, unit: 'h' }],
    ['15m', { amount: 15, unit: 'm' }],
  ])('reads the duration %s', (written, wanted) => {
    expect(policyOf({ sla: { emergency: written } }).sla.emergency).toEqual(wanted);
  });

  test.each(['7', 'd', '0d', '-1d', '1.5h', '7 d', '7D', '1w', 7, '', '100000d'])(
    'does not read %j as a duration',
    (written) => {
      expect(placesOf({ sla: { emergency: written } })).toEqual(['policy.sla.emergency']);
    },
  );

  test.each([
    ['callbackMaxAge', '2h', 'callbackMaxAgeMs', 7_200_000],
    ['latePublishing', '1d', 'latePublishingMs', 86_400_000],
  ] as const)('reads %s: %s in ms', (key, written, name, ms) => {
    expect(policyOf({ [key]: written })[name]).toBe(ms);
  });

  test.each(['off', false])('%j turns quiet hours, one channel’s frequency, and pacing off', (off) => {
    const policy = policyOf({ quietHours: off, frequency: { wechat: off }, pacing: off });

    expect(policy.quietHours).toBeNull();
    expect(policy.frequency.wechat).toBeNull();
    expect(policy.frequency.weibo).not.toBeNull();
    expect(policy.pacing).toBe('off');
  });

  test('off for frequency means every channel', () => {
    expect(policyOf({ frequency: 'off' }).frequency).toEqual({ weibo: null, wechat: null });
  });

  test('a weekday counts from Monday, and Sunday is 0 inside', () => {
    expect(policyOf({ weeklyReminder: { weekday: 7 } }).weeklyReminder.weekday).toBe(0);
    expect(policyOf({ weeklyReminder: { weekday: 1 } }).weeklyReminder.weekday).toBe(1);
  });

  test('hosts of the video site are host names, spelled as browsers do', () => {
    expect(policyOf({ healthVideoHosts: ['V.Example.com', '健康.example'] }).healthVideoHosts).toEqual([
      'v.example.com',
      'xn--nyqy26a.example',
    ]);
    expect(placesOf({ healthVideoHosts: ['https://v.example.com', 'v.example.com/x', 'v:80', 'a b'] })).toEqual([
      'policy.healthVideoHosts[0]',
      'policy.healthVideoHosts[1]',
      'policy.healthVideoHosts[2]',
      'policy.healthVideoHosts[3]',
    ]);
  });

  test.each([
    [{ businessHours: ['17:30', '08:30'] }, 'policy.businessHours'],
    [{ businessHours: ['8:30', '17:30'] }, 'policy.businessHours[0]'],
    [{ lead: { routine: '7h' } }, 'policy.lead.routine'],
    [{ lead: { urgentCutoff: '24:00' } }, 'policy.lead.urgentCutoff'],
    [{ quietHours: { from: 'ten' } }, 'policy.quietHours.from'],
    [{ silence: { warn: '15d' } }, 'policy.silence.warn'],
    [{ approvalValidity: { reconfirm: '91d' } }, 'policy.approvalValidity.reconfirm'],
    [{ weeklyReminder: { weekday: 8 } }, 'policy.weeklyReminder.weekday'],
    [{ plan: { monthlyBy: 31 } }, 'policy.plan.monthlyBy'],
    [{ plan: { yearlyBy: '02-30' } }, 'policy.plan.yearlyBy'],
    [{ callbackMaxAge: '1wd' }, 'policy.callbackMaxAge'],
    [{ pacing: 'slow' }, 'policy.pacing'],
    [{ frequency: { weibo: { perDayMax: 0 } } }, 'policy.frequency.weibo.perDayMax'],
    [{ retention: { permanent: 'all' } }, 'policy.retention.permanent'],
  ])('%j is refused', (policy, place) => {
    expect(placesOf(policy)).toEqual([place]);
  });

  test('its version changes with every value and only with values', () => {
    const { version } = policyOf({});

    expect(policyOf({ lead: { routine: '7d' }, pacing: 'platform' }).version).toBe(version);
    expect(policyOf({ lead: { routine: '8d' } }).version).not.toBe(version);
    expect(policyOf({ dutyList: ['U-OFF-01'] }).version).not.toBe(version);
  });
});
