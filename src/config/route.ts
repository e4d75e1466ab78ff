/** The route: the shipped one (config/route.yaml), or a company's own list of stages filled up from it. Stages are data (`architecture.md` §3). */
import { z } from 'zod';
import { digestOf, sha256 } from '../domain/digest';
import { DECISIONS } from '../domain/codes';
import { SIGNING_ROLES } from '../domain/people';
import type { Stage } from '../domain/policy';
import { at, isMapping, items } from './raw';
import { expected, list, mapping, oneOf, text, words, yesOrNo } from './scalars';

/**
 * The stages to check, every key given. `default` is the shipped route; in a list, a missing title or statement is that of the shipped
 * stage of the same name, missing choices and 退回核稿 those of the shipped stage of the same signer.
 */
export function filledRoute(route: unknown, shipped: unknown): unknown {
  if (route === 'default') return shipped;
  if (!Array.isArray(route)) return route;
  return route.map((stage: unknown, index) =>
    isMapping(stage) ? { ...defaultsFor(stage, items(shipped), route.slice(0, index)), ...stage } : stage,
  );
}

function defaultsFor(stage: unknown, shipped: unknown[], before: unknown[]) {
  const byName = shipped.find((known) => at(known, 'name') === at(stage, 'name'));
  const byWho = shipped.find((known) => at(known, 'who') === sameButtonsAs(at(stage, 'who'))) ?? shipped[0];
  return {
    title: at(byName, 'title') ?? at(stage, 'name'),
    ...(byName ? { statement: at(byName, 'statement') } : {}),
    quorum: 'any',
    sla: 'byUrgency',
    choices: at(byWho, 'choices'),
    mayReturnToOffice: at(byWho, 'mayReturnToOffice') === true && before.some(isOfficeStage),
  };
}

function sameButtonsAs(who: unknown): unknown {
  return who === 'officeHead' ? 'officeEditor' : who;
}

function isOfficeStage(stage: unknown): boolean {
  return at(stage, 'who') === 'officeEditor' || at(stage, 'who') === 'officeHead';
}

const choice = mapping({
  key: text('a key of small letters: 1 to 32 letters, digits, _ -', (value) =>
    /^[a-z][A-Za-z0-9_-]{0,31}$/.test(value),
  ),
  text: words("the button's text", 10),
  act: oneOf(DECISIONS),
});

const stage = mapping({
  name: text('a code such as LEGAL_REVIEW', (value) => /^[A-Z][A-Z0-9_]{0,47}$/.test(value)),
  title: words('what people read', 20),
  who: oneOf(SIGNING_ROLES),
  quorum: oneOf(['any', 'all']),
  statement: words('what signing this stage confirms', 500),
  sla: oneOf(['routine', 'urgent', 'emergency', 'byUrgency']),
  choices: list(choice, 'choices')
    // WeCom shows six buttons at most, one of them is 看全文
    .max(5, 'expected at most 5 choices')
    .refine((choices) => choices.some(({ act }) => act === 'APPROVE'), 'expected at least one choice with act APPROVE')
    .refine((choices) => isUnique(choices.map(({ key }) => key)), 'expected every choice to have a key of its own')
    .refine((choices) => isUnique(choices.map((one) => one.text)), 'expected every choice to have a text of its own'),
  mayReturnToOffice: yesOrNo(),
});

export const routeSchema = z
  .array(stage, expected('default, or a list of stages as in config/route.yaml'))
  .min(1, 'expected at least one stage: nothing is published without a signature')
  .superRefine((stages, context) => {
    stages.forEach(({ name, mayReturnToOffice }, index) => {
      const before = stages.slice(0, index);
      if (before.some((other) => other.name === name)) {
        context.addIssue({ code: 'custom', path: [index, 'name'], message: `another stage is called ${name} already` });
      }
      if (mayReturnToOffice && !before.some(isOfficeStage)) {
        const message = 'expected false: no stage of the office comes before this one';
        context.addIssue({ code: 'custom', path: [index, 'mayReturnToOffice'], message });
      }
    });
  })
  .transform((stages) => stages.map(stageFrom));

function stageFrom({ who, ...rest }: z.infer<typeof stage>): Stage {
  return { ...rest, role: who, statementVersion: shortHash(sha256(rest.statement)) };
}

/** A version for people to compare: the first 12 hex digits of a SHA-256. */
function shortHash(hash: string): string {
  return hash.slice(0, 12);
}

/** The version of a policy, over its canonical form. */
export function policyVersion(policy: object): string {
  return shortHash(digestOf(policy));
}

function isUnique(values: string[]): boolean {
  return new Set(values).size === values.length;
}
