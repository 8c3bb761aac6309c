import { signsUrl } from '../scheme.ts';
import { lines, quoted, section } from './language.ts';
import { formLines, sameLines, signatureLines, tokenLines } from './node-check.ts';
import { type HandlerPlan, signsForm, titleOf } from './plan.ts';

/** A handler for Node and Express that checks the signature as the scheme has it. */
export function nodeHandler(plan: HandlerPlan): string {
  const { scheme } = plan;
  return lines(
    `// ${titleOf(scheme)}`,
    plan.notes('top').map((note) => `// ${note}`),
    `import { ${cryptoImports(plan)} } from 'node:crypto';`,
    "import express from 'express';",
    '',
    section(plan, 'secret', '//', secretLines(plan)),
    signsUrl(scheme) ? section(plan, 'url', '//', [`const publicOrigin = ${quoted(plan.origin)};`]) : null,
    'const app = express();',
    '',
    section(plan, 'body', '//', [
      "app.post('/webhook', express.raw({ type: '*/*', limit: '10mb' }), (req, res) => {",
    ]),
    '  const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);',
    plan.acceptsPrevious
      ? '  const good = isSigned(req, body, secret) || isSigned(req, body, previousSecret);'
      : '  const good = isSigned(req, body, secret);',
    '  if (!good) return res.sendStatus(401);',
    '  // Parse the body only from here on.',
    '  return res.sendStatus(200);',
    '});',
    '',
    'function isSigned(req, body, secret) {',
    scheme.method.kind === 'token' ? tokenLines(plan) : signatureLines(plan, scheme.method),
    '}',
    '',
    scheme.method.kind === 'ed25519' ? null : sameLines,
    signsForm(scheme) ? formLines : null,
    'app.listen(3000);',
  );
}

function cryptoImports({ scheme: { method, urlBodyDigest } }: HandlerPlan): string {
  if (method.kind === 'ed25519') return 'createPublicKey, verify';
  if (method.kind === 'token') return 'timingSafeEqual';
  return `${urlBodyDigest ? 'createHash, ' : ''}createHmac, timingSafeEqual`;
}

function secretLines(plan: HandlerPlan): string[] {
  const load = (name: string): string =>
    `process.env.${name}${plan.trims ? '.trim()' : ''}${plan.unquotes ? ".replace(/^[\"']|[\"']$/g, '')" : ''};`;
  return [
    `const secret = ${load('WEBHOOK_SECRET')}`,
    ...(plan.acceptsPrevious ? [`const previousSecret = ${load('WEBHOOK_SECRET_PREVIOUS')}`] : []),
  ];
}
