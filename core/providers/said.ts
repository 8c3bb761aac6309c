/** What is said of a field that a document shows without a word about it. */
export const exampleOnly = 'Stands in the example only; the document does not explain it.';

/** The same, where the copy of the document that could be read breaks off. */
export const readInPart =
  'Stands in the example. The document could be read in part only; that part does not explain it.';
