import { headerValue } from '../../inspect/record.ts';
import { found, type Lookup, missing, type RequestScope } from './scope.ts';

export const requestNames: readonly string[] = [
  'request.method',
  'request.path',
  'request.query',
  'request.body',
];

/** `request.method`, `request.query.NAME`, `request.header.NAME` and the like; null where the expression asks for none of it. */
export function requestValue(expression: string, request: RequestScope | undefined): Lookup | null {
  const [, part, , name] = /^request\.([a-z]+)(\.(.+))?$/s.exec(expression) ?? [];
  if (part === undefined) return null;
  if (request === undefined) return missing('There is no request here.');
  if (part === 'header' && name !== undefined)
    return named(headerValue(request.headers, name.toLowerCase()), `The request has no header ${name}.`);
  if (part === 'query' && name !== undefined)
    return named(
      new URLSearchParams(request.query ?? '').get(name),
      `The query of the request has no "${name}".`,
    );
  if (name !== undefined) return unknownPart();
  return wholePart(part, request);
}

function wholePart(part: string, { method, path, query, text }: RequestScope): Lookup {
  if (part === 'method') return found(method);
  if (part === 'path') return found(path);
  if (part === 'query') return found(query ?? '');
  if (part === 'body') return named(text, 'The body of the request is no text.');
  return unknownPart();
}

const named = (value: string | null, reason: string): Lookup =>
  value === null ? missing(reason) : found(value);

const unknownPart = (): Lookup =>
  missing('Of a request there are its method, path, query, query.NAME, header.NAME and body.', requestNames);
