/** From the pieces people write (one file or a mapping, files beside it, the environment) to one mapping with every default in place. */
import path from 'node:path';
import type { KeyPath, OwnFile } from './problems';
import { at, isMapping, overDefaults, type RawMapping } from './raw';
import { resolveValues, type Surroundings } from './resolve';
import { filledRoute } from './route';
import { readYamlFile } from './yaml-file';

/** The same relative place from src/config/ and from dist/config/. */
const SHIPPED = path.resolve(__dirname, '../../config');

/** @param given the main file's value */
export function gather(given: unknown, around: Surroundings): unknown {
  if (!isMapping(given)) {
    around.problems.add([], 'expected a mapping with server, messengers, accounts, organization, …');
    around.problems.throwIfAny();
  }
  const main = resolveValues(given, around) as RawMapping;
  const whole = overDefaults(shipped('defaults.yaml'), {
    ...main,
    organization: partOf('organization', main, around),
    policy: partOf('policy', main, around),
    calendar: partOf('calendar', main, around),
  }) as RawMapping;
  const policy = whole.policy;
  return isMapping(policy) ? { ...whole, policy: { ...policy, ...routesOf(policy) } } : whole;
}

/** The route of most kinds, and those of the kinds that have one of their own; a list given replaces the shipped one as a whole. */
function routesOf(policy: RawMapping): RawMapping {
  const route = shipped('route.yaml');
  const given = policy.kindRoutes ?? {};
  const kinds = isMapping(given) ? { ...(shipped('kind-routes.yaml') as RawMapping), ...given } : given;
  const kindRoutes = isMapping(kinds)
    ? Object.fromEntries(Object.entries(kinds).map(([kind, stages]) => [kind, filledRoute(stages, route)]))
    : kinds;
  return { route: filledRoute(policy.route, route), kindRoutes };
}

/** The part as it stands inline, or the value of its own file. */
function partOf(part: OwnFile, main: RawMapping, around: Surroundings): unknown {
  const value = at(main, part);
  if (typeof value !== 'string') return value;
  const where: KeyPath = [part];
  const read = readYamlFile(path.resolve(around.baseDir, value));
  if ('problem' in read) {
    around.problems.add(where, `${path.basename(value)}: ${read.problem}`);
    around.problems.settle(where);
    return undefined;
  }
  around.problems.movedTo(part, path.basename(value));
  return resolveValues(read.value, around, where);
}

function shipped(name: string): unknown {
  const read = readYamlFile(path.join(SHIPPED, name));
  if ('problem' in read) throw new Error(`config/${name} of this installation is damaged: ${read.problem}`);
  return read.value;
}
