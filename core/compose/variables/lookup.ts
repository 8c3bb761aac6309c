import { valueAt } from '../../providers/pointer.ts';
import { parsePath } from '../set/path.ts';
import { fakeNames, fakeValue } from './fake-data.ts';
import { generatedValue, generatorNames } from './generators.ts';
import { requestNames, requestValue } from './request.ts';
import { found, type Lookup, missing, type Scope } from './scope.ts';
import { timeValue } from './time.ts';

const always = ['now', 'now.unix', 'now.ms'];

/** The value of what stands between the braces. */
export function lookUp(expression: string, scope: Scope): Lookup {
  return (
    timeValue(expression, scope.now) ??
    generatedValue(expression, scope.random) ??
    fakeValue(expression, scope.fake) ??
    namedValue(expression, 'env', scope.environment) ??
    namedValue(expression, 'flow', scope.flow) ??
    stepValue(expression, scope.steps) ??
    eventValue(expression, scope.event) ??
    requestValue(expression, scope.request) ??
    missing('There is no such variable.', [
      ...knownNames(scope),
      ...(scope.request ? [...requestNames, 'event'] : []),
    ])
  );
}

/** `env.NAME` and `flow.NAME`. */
function namedValue(
  expression: string,
  group: string,
  values: Readonly<Record<string, string>>,
): Lookup | null {
  if (!expression.startsWith(`${group}.`)) return null;
  const name = expression.slice(group.length + 1);
  if (Object.hasOwn(values, name)) return found(values[name]);
  const where = group === 'env' ? 'The environment' : 'The flow';
  return missing(
    `${where} has no "${name}".`,
    Object.keys(values).map((known) => `${group}.${known}`),
  );
}

function stepValue(expression: string, steps: Scope['steps']): Lookup | null {
  if (!expression.startsWith('steps.')) return null;
  const rest = expression.slice('steps.'.length);
  // A step's name may have dots, so the longest that fits is meant.
  const name = Object.keys(steps)
    .filter((step) => rest === step || rest.startsWith(`${step}.`) || rest.startsWith(`${step}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (name === undefined) {
    const known = Object.keys(steps).map((step) => `steps.${step}`);
    return missing('No step of that name has run before.', known);
  }
  return atPath(steps[name], rest.slice(name.length), `the step "${name}"`);
}

function eventValue(expression: string, event: unknown): Lookup | null {
  const [, rest] = /^event(?:([./].*))?$/s.exec(expression) ?? [];
  if (rest === undefined && expression !== 'event') return null;
  if (event === undefined) return missing('No captured event is chosen.');
  return atPath(event, rest ?? '', 'the event');
}

/** `.v2.user_id`, `./v2/user_id` or `/v2/user_id` behind a name. */
function atPath(value: unknown, rest: string, where: string): Lookup {
  const path = rest.replace(/^\./, '');
  const steps = safely(path);
  if (!steps) return missing(`"${path}" is no path. Write v2.user_id or /v2/user_id.`);
  const there = valueAt(value, steps);
  return there === undefined ? missing(`Nothing stands at "${path}" in ${where}.`) : found(there);
}

function safely(path: string): ReturnType<typeof parsePath> | null {
  try {
    return parsePath(path);
  } catch {
    return null;
  }
}

/** Every name that needs no path, for hints and for finding what was meant. */
export function knownNames({
  environment,
  flow,
  steps,
}: Pick<Scope, 'environment' | 'flow' | 'steps'>): string[] {
  return [
    ...always,
    ...generatorNames,
    ...fakeNames,
    ...Object.keys(environment).map((name) => `env.${name}`),
    ...Object.keys(flow).map((name) => `flow.${name}`),
    ...Object.keys(steps).map((name) => `steps.${name}`),
  ];
}
