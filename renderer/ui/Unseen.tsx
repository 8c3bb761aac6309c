import type { ReactNode } from 'react';

interface UnseenProps {
  as?: 'span' | 'h2';
  children: ReactNode;
}

/** Words that are heard only: what is seen says them by its place. */
export function Unseen({ as: Element = 'span', children }: UnseenProps) {
  return <Element className="unseen">{children}</Element>;
}
