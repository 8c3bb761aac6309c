import type { DocumentSource } from '../../core/contract/models.ts';

/** Where a document says it; only its title where its address is not known. */
export function SourceLink({ source: { title, url } }: { source: DocumentSource }) {
  if (url === null) return <span>{title}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}
