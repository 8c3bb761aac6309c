import { signsUrl } from '../scheme.ts';
import { lines, section } from './language.ts';
import { formLines, phpText, signatureLines, tokenLines } from './php-check.ts';
import { type HandlerPlan, signsForm, titleOf } from './plan.ts';

/** A handler for PHP that checks the signature as the scheme has it. */
export function phpHandler(plan: HandlerPlan): string {
  const { scheme } = plan;
  const parameters = signsUrl(scheme) ? '$body, $secret, $publicOrigin' : '$body, $secret';
  const previous = parameters.replace('$secret', '$previousSecret');
  const good = plan.acceptsPrevious
    ? `(is_signed(${parameters}) || is_signed(${previous}))`
    : `is_signed(${parameters})`;
  const types = signsUrl(scheme)
    ? 'string $body, string $secret, string $publicOrigin'
    : 'string $body, string $secret';
  return lines(
    '<?php',
    `// ${titleOf(scheme)}`,
    plan.notes('top').map((note) => `// ${note}`),
    'declare(strict_types=1);',
    '',
    section(plan, 'secret', '//', secretLines(plan)),
    signsUrl(scheme) ? section(plan, 'url', '//', [`$publicOrigin = ${phpText(plan.origin)};`]) : null,
    '',
    section(plan, 'body', '//', ["$body = file_get_contents('php://input');"]),
    `if (!${good}) {`,
    '    http_response_code(401);',
    '    exit;',
    '}',
    '// Parse the body only from here on.',
    'http_response_code(200);',
    '',
    `function is_signed(${types}): bool`,
    '{',
    scheme.method.kind === 'token' ? tokenLines(plan) : signatureLines(plan, scheme.method),
    '}',
    signsForm(scheme) ? ['', ...formLines] : null,
  );
}

function secretLines(plan: HandlerPlan): string[] {
  const load = (name: string): string => {
    const read = `(string) getenv('${name}')`;
    const trimmed = plan.trims ? `trim(${read})` : read;
    return plan.unquotes ? `trim(${trimmed}, "\\"'")` : trimmed;
  };
  return [
    `$secret = ${load('WEBHOOK_SECRET')};`,
    ...(plan.acceptsPrevious ? [`$previousSecret = ${load('WEBHOOK_SECRET_PREVIOUS')};`] : []),
  ];
}
