import { mistake } from '../mistake.ts';
import { type Document, documentsOf } from './json-documents.ts';
import { type LayoutName, type Style, styles } from './json-styles.ts';
import { compact, indented, type Layout, spaced } from './json-write.ts';
import type { TextOp } from './op.ts';

/** The ways to write a JSON document anew. */
export interface JsonForms {
  /** As one serialiser or another writes it, the likeliest first. */
  readonly usual: readonly TextOp[];
  /** Those of the usual that are worth a try with a second change. */
  readonly common: readonly TextOp[];
  /** As a serialiser writes it that was told to do one thing more. */
  readonly unusual: readonly TextOp[];
}

interface Form {
  readonly document: Document;
  readonly layout: (typeof layouts)[number];
  readonly style: Style;
}

const layouts: readonly { name: LayoutName; words: string; layout: Layout }[] = [
  { name: 'compact', words: 'compact', layout: compact },
  { name: 'two', words: 'indented by 2', layout: indented('  ') },
  { name: 'four', words: 'indented by 4', layout: indented('    ') },
  { name: 'spaced', words: 'with a space after every comma and colon', layout: spaced },
  { name: 'tab', words: 'indented with tabs', layout: indented('\t') },
];

/** `body` without a byte order mark; what is no JSON has no forms. */
export function jsonForms(body: string): JsonForms {
  const own = styles.filter(({ differs }) => differs(body));
  const forms = documentsOf(body).flatMap((document) =>
    layouts.flatMap((layout) => own.map((style) => ({ document, layout, style }))),
  );
  const some = (wanted: (form: Form) => boolean): TextOp[] =>
    forms.filter(wanted).map((form) => formOp(form, body));
  return { usual: some(isUsual), common: some(isCommon), unusual: some(isUnusual) };
}

function isUsual({ document, layout, style }: Form): boolean {
  return style.writers.includes(layout.name) && (!document.read || style.common === 'every');
}

function isCommon(form: Form): boolean {
  const { document, layout, style } = form;
  if (!isUsual(form) || layout.name === 'tab') return false;
  if (style.common !== 'likeliest') return style.common === 'every';
  return document.plain && layout.name === style.writers[0];
}

/** One spelling more than its writers have, or the same in a layout that they do not have by themselves. */
function isUnusual({ document, layout, style }: Form): boolean {
  const isSpelling = style.common === 'likeliest' || style.writers.length === 0;
  return document.plain && isSpelling && layout.name !== 'tab' && !style.writers.includes(layout.name);
}

function formOp(form: Form, body: string): TextOp {
  const { document, layout, style } = form;
  const follows = isUsual(form);
  const found = `${layout.words}${document.words}${style.words}`;
  return {
    mistakes: [
      mistake('body-reserialised', { found }),
      ...style.mistakes(body).map((one) => ({ ...one, follows })),
    ],
    apply(text) {
      const written = document.write(layout.layout);
      const spelled = written === null ? null : style.spell(written);
      return spelled === text ? null : spelled;
    },
  };
}
