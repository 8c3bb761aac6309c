/** The words of a field stand below it, so that fields side by side keep one line. */
export const wordsBelow: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];
