import type { HeaderPair } from './models.ts';
import { isSecretHeader } from './secret-headers.ts';
import type { Setup } from './setup.ts';

type Endpoint = Setup['endpoints'][number];
type Environment = Setup['environments'][number];

/** A setup as it may leave this computer: what is a secret by its name is empty, and told. */
export function withoutSecrets(given: Setup): Setup {
  const left: string[] = [];
  const endpoints = given.endpoints.map((endpoint) =>
    mapEndpoint(endpoint, (place) => void left.push(place)),
  );
  const environments = given.environments.map(({ name, variables }) => ({
    name,
    variables: Object.fromEntries(
      Object.entries(variables).map(([variable, value]) => {
        if (value === '' || !isSecretHeader(variable)) return [variable, value];
        left.push(`environment/${name}/${variable}`);
        return [variable, ''];
      }),
    ),
  }));
  return { ...given, endpoints, environments, secrets: [...given.secrets, ...left] };
}

function mapEndpoint(endpoint: Endpoint, tell: (place: string) => void): Endpoint {
  const named = endpoint.slug === '' ? '*' : endpoint.slug;
  const rules = endpoint.answering.rules.map((rule) => ({
    ...rule,
    headers: rule.headers.map(([name, value]): HeaderPair => {
      if (value === '' || !isSecretHeader(name)) return [name, value];
      tell(`endpoint/${named}/reply/${name}`);
      return [name, ''];
    }),
  }));
  return { ...endpoint, answering: { ...endpoint.answering, rules } };
}

/** The same as what is there where that is all that was left out, so that an import on the same computer takes nothing away. */
export function filledEndpoint(wanted: Endpoint, there: Endpoint): Endpoint {
  const rules = wanted.answering.rules.map((rule) => {
    const known = there.answering.rules.find(({ id }) => id === rule.id);
    const headers = rule.headers.map(([name, value]): HeaderPair => {
      const kept =
        value === '' && isSecretHeader(name) ? known?.headers.find(([other]) => other === name) : undefined;
      return kept ?? [name, value];
    });
    return { ...rule, headers };
  });
  return { ...wanted, answering: { ...wanted.answering, rules } };
}

export function filledEnvironment(wanted: Environment, there: Environment): Environment {
  const variables = Object.entries(wanted.variables).map(([name, value]) => [
    name,
    value === '' && isSecretHeader(name) ? (there.variables[name] ?? '') : value,
  ]);
  return { ...wanted, variables: Object.fromEntries(variables) };
}
