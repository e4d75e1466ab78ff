import { RULES, runRules } from '../../../src/domain/rules';
import { NOW } from '../../helpers/build';
import { buildSubject } from './subject';

describe('the rules', () => {
  it('have one id each, a version and a citation', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { version, citation } of RULES) {
      expect(version).toMatch(/^\d+$/);
      expect(citation).toMatch(/《.+》/);
    }
  });

  it('are there for every content rule of the procedure', () => {
    const content = Array.from({ length: 30 }, (_, at) => `C-${String(at + 1).padStart(2, '0')}`);
    const listed = new Set(RULES.map(({ id }) => id));
    expect(content.filter((id) => !listed.has(id))).toEqual([]);
  });

  it('say nothing of a good post but that it has no picture', () => {
    expect(runRules(buildSubject(), 3, NOW)).toEqual([
      {
        rule: 'F-14',
        ruleVersion: '1',
        version: 3,
        effect: 'HINT',
        text: '没有配图。办法要求尽量图文并茂，可以直接把图片发来。',
        matched: null,
        citation: '《管理办法》第十一条',
        at: NOW,
        answer: null,
      },
    ]);
  });

  it('speak in the order of the list', () => {
    const found = runRules(buildSubject({ secret: true, category: 4 }), 1, NOW).map(({ rule }) => rule);
    expect(found).toEqual(['C-01', 'F-10', 'F-14']);
  });

  it('never say that something is legal', () => {
    const subject = buildSubject({ category: 5, secret: true }, { urgency: 'EMERGENCY', plannedAt: NOW + 1 });
    for (const { text } of runRules(subject, 1, NOW)) expect(text).not.toContain('合法');
  });
});
