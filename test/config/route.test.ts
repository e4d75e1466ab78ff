import { sha256 } from '../../src/domain/digest';
import { exampleWith, load, problemsOf } from './example';

const withRoute = (route: unknown) => exampleWith({ 'policy.route': route });
const routeOf = (route: unknown) => load(withRoute(route)).policy.route;
const choices = (route: ReturnType<typeof routeOf>) =>
  route.map((stage) => stage.choices.map(({ key, text, act }) => [key, text, act].join(' ')));

const legal = { name: 'LEGAL_REVIEW', title: '法务审核', who: 'officeHead', statement: '我已审核本稿的合法性' };

describe('the default route', () => {
  const route = routeOf('default');

  test('has the four stages of 第十二条, in order', () => {
    expect(route.map(({ name, title, role, quorum, sla }) => [name, title, role, quorum, sla])).toEqual([
      ['DEPT_REVIEW', '部门审核', 'deptHead', 'any', 'byUrgency'],
      ['OFFICE_REVIEW', '核稿', 'officeEditor', 'any', 'byUrgency'],
      ['SECRECY_REVIEW', '保密审核', 'secrecyLead', 'any', 'byUrgency'],
      ['EXEC_SIGNOFF', '签发', 'executive', 'any', 'byUrgency'],
    ]);
  });

  test('has the buttons people learn (contract §5)', () => {
    expect(choices(route)).toEqual([
      ['approve 同意 APPROVE', 'return 退回 RETURN'],
      ['approve 同意 APPROVE', 'return 退回 RETURN', 'reject 不予发布 REJECT'],
      ['approve 无涉密 APPROVE', 'return 需删减 RETURN', 'reject 不宜公开 REJECT'],
      ['approve 签发 APPROVE', 'edit 修改后签发 APPROVE_WITH_EDIT', 'return 退回 RETURN'],
    ]);
    expect(route.map(({ mayReturnToOffice }) => mayReturnToOffice)).toEqual([false, false, true, true]);
  });

  test('lets the head confirm exactly what 第六、十一条 ask, under a version of the wording', () => {
    const statement = '我对本稿的真实性、可靠性、合规性负责，并确认其准确性、时效性、适用性（第六、十一条）';

    expect(route[0]!.statement).toBe(statement);
    for (const stage of route) expect(stage.statementVersion).toBe(sha256(stage.statement).slice(0, 12));
  });
});

describe('a route of one’s own', () => {
  test('a stage of a known name needs only its name and signer', () => {
    const [shipped] = routeOf('default');

    expect(routeOf([{ name: 'DEPT_REVIEW', who: 'deptHead' }])).toEqual([shipped]);
  });

  test('a new stage takes its signer’s buttons and is shown under its code when it has no title', () => {
    const { title: _, ...untitled } = legal;
    const [stage] = routeOf([untitled]);

    expect(stage).toMatchObject({
      name: 'LEGAL_REVIEW',
      title: 'LEGAL_REVIEW',
      role: 'officeHead',
      quorum: 'any',
      sla: 'byUrgency',
      mayReturnToOffice: false,
    });
    expect(choices([stage!])).toEqual([['approve 同意 APPROVE', 'return 退回 RETURN', 'reject 不予发布 REJECT']]);
  });

  test('会签: all must sign, under a deadline of its own, with buttons of its own', () => {
    const own = [
      { key: 'yes', text: '会签', act: 'APPROVE' },
      { key: 'no', text: '不同意', act: 'RETURN' },
    ];
    const [stage] = routeOf([{ ...legal, who: 'executive', quorum: 'all', sla: 'urgent', choices: own }]);

    expect(stage).toMatchObject({ quorum: 'all', sla: 'urgent', choices: own });
  });

  test('退回核稿 is offered by default only where an office stage came before', () => {
    const secrecy = { name: 'SECRECY_REVIEW', who: 'secrecyLead' };
    const office = { name: 'OFFICE_REVIEW', who: 'officeEditor' };

    expect(routeOf([office, secrecy])[1]!.mayReturnToOffice).toBe(true);
    expect(routeOf([secrecy, office])[0]!.mayReturnToOffice).toBe(false);
  });

  test.each([
    ['three signatures', { 'policy.route': /default, or a list of stages/ }],
    [[], { 'policy.route': /at least one stage/ }],
    [
      [{ name: 'LEGAL_REVIEW' }],
      { 'policy.route[0].who': /one of deptHead/, 'policy.route[0].statement': /is missing/ },
    ],
    [[{ ...legal, name: 'legal' }], { 'policy.route[0].name': /a code such as/ }],
    [[{ ...legal, who: 'boss' }], { 'policy.route[0].who': /one of deptHead/ }],
    [[{ ...legal, mode: 'all' }], { 'policy.route[0].mode': /the nearest known key is/ }],
    [[{ ...legal, quorum: 'most' }], { 'policy.route[0].quorum': /one of any, all/ }],
    [[legal, { ...legal, who: 'executive' }], { 'policy.route[1].name': /another stage is called LEGAL_REVIEW/ }],
    [[{ ...legal, mayReturnToOffice: true }], { 'policy.route[0].mayReturnToOffice': /no stage of the office/ }],
    [
      [{ ...legal, choices: [{ key: 'edit', text: '修改', act: 'APPROVE_WITH_EDIT' }] }],
      { 'policy.route[0].choices': /at least one choice with act APPROVE/ },
    ],
    [
      [{ ...legal, choices: ['同意', '很好'].map((text) => ({ key: 'approve', text, act: 'APPROVE' })) }],
      { 'policy.route[0].choices': /a key of its own/ },
    ],
    [
      [{ ...legal, choices: [{ key: 'OK', text: '同意', act: 'SIGN' }] }],
      { 'policy.route[0].choices[0].key': /small letters/, 'policy.route[0].choices[0].act': /one of APPROVE/ },
    ],
  ] as [unknown, Record<string, RegExp>][])('%j is refused', (route, wanted) => {
    const problems = problemsOf(() => load(withRoute(route)));

    expect(problems.map(({ path: place }) => place).sort()).toEqual(Object.keys(wanted).sort());
    for (const { path: place, message } of problems) expect(message).toMatch(wanted[place]!);
  });
});
