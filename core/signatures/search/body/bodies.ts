import { decodeBody } from '../../../inspect/body.ts';
import { bufferOf } from '../../encoding.ts';
import { isForm } from '../../form.ts';
import type { SignedRequest } from '../../request.ts';
import { type Mistake, mistake } from '../mistake.ts';
import { textOf } from './charset-ops.ts';
import { formForms } from './form-forms.ts';
import { jsonForms } from './json-forms.ts';
import type { TextOp } from './op.ts';
import { bomOps, endOps, lineOps, spellingOps, spellingPairs } from './text-ops.ts';

/** A body that may have been signed in place of the one that came. */
export interface BodyVariant {
  readonly mistakes: readonly Mistake[];
  /** null where it is no other body. */
  readonly bytes: () => Uint8Array | null;
}

export interface BodyVariants {
  readonly singles: readonly BodyVariant[];
  /** With two changes. */
  readonly pairs: readonly BodyVariant[];
}

/** The likeliest first. */
export function bodyVariants(request: SignedRequest): BodyVariants {
  const own = variantsOf(request, request.body);
  const unpacked = decodeBody(request.headers, request.body);
  if (!unpacked.ok || unpacked.encoding === null || unpacked.bytes === request.body)
    return { singles: [...own.singles, ...standIns], pairs: own.pairs };
  const found = `unpacked from ${unpacked.encoding}`;
  const first: BodyVariant = {
    mistakes: [mistake('body-reserialised', { found })],
    bytes: () => unpacked.bytes,
  };
  const inside = variantsOf(request, unpacked.bytes).singles.map(({ mistakes, bytes }) => ({
    mistakes: [...first.mistakes, ...mistakes],
    bytes,
  }));
  return { singles: [first, ...own.singles, ...standIns], pairs: [...inside, ...own.pairs] };
}

/** What is signed where a handler has no body, or puts an object into a text. */
const standIns: readonly BodyVariant[] = [
  standIn('', mistake('body-empty')),
  standIn('{}', mistake('body-empty', { reason: 'It was signed as {}.' })),
  standIn('undefined', mistake('body-empty', { reason: 'It was signed as the word "undefined".' })),
  standIn(
    '[object Object]',
    mistake('body-reserialised', { found: '[object Object]: an object put into a text' }),
  ),
];

function standIn(text: string, what: Mistake): BodyVariant {
  return { mistakes: [what], bytes: () => Buffer.from(text, 'latin1') };
}

function variantsOf(request: SignedRequest, body: Uint8Array): BodyVariants {
  if (body.length === 0) return { singles: [], pairs: [] };
  const { text, encode, misread } = textOf(bufferOf(body));
  const bare = text.replace(/^\ufeff/, '');
  const json = jsonForms(bare);
  const forms = json.usual.length === 0 && isForm({ ...request, body }) ? formForms(bare) : [];
  const anew = [...json.usual, ...forms];
  const common = [...json.common, ...forms];
  const usual = [...endOps, ...lineOps, ...bomOps, ...spellingOps];
  const write = writer(text, encode);
  return {
    singles: [
      ...usual.map((op) => write([op])),
      ...anew.map((op) => write([op])),
      ...misread.map((op) => write([], op)),
    ],
    pairs: [
      ...[...spellingPairs, ...json.unusual].map((op) => write([op])),
      ...pairsOf([[...spellingOps, ...common], lineOps, endOps, bomOps]).map((ops) => write(ops)),
      ...misread.flatMap((op) =>
        [...endOps, ...lineOps, ...bomOps, ...anew].map((first) => write([first], op)),
      ),
    ],
  };
}

/** Every two changes of different stages, in the order of the stages. */
function pairsOf(stages: readonly (readonly TextOp[])[]): TextOp[][] {
  return stages.flatMap((stage, index) =>
    stage.flatMap((first) =>
      stages.slice(index + 1).flatMap((later) => later.map((second) => [first, second])),
    ),
  );
}

type Encode = (text: string) => Uint8Array | null;

/**
 * Makes variants of one text. What the newest first change gave is kept: the pairs that begin with it follow one
 * another.
 */
function writer(text: string, encode: Encode) {
  let newest: { op: TextOp; text: string | null } | null = null;
  const first = (op: TextOp): string | null => {
    if (newest?.op !== op) newest = { op, text: op.apply(text) };
    return newest.text;
  };
  const apply = ([op, ...rest]: readonly TextOp[]): string | null => {
    if (!op) return text;
    return rest.reduce<string | null>(
      (sofar, next) => (sofar === null ? null : next.apply(sofar)),
      first(op),
    );
  };
  return (
    ops: readonly TextOp[],
    misread?: { mistakes: readonly Mistake[]; encode: Encode },
  ): BodyVariant => ({
    mistakes: [...ops.flatMap(({ mistakes }) => mistakes), ...(misread?.mistakes ?? [])],
    bytes() {
      const changed = apply(ops);
      return changed === null ? null : (misread?.encode ?? encode)(changed);
    },
  });
}
