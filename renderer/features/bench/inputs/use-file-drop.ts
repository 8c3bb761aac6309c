import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';

/** A file that is dropped anywhere in the window is meant for the bench, and would else take the page's place in a browser. */
export function useFileDrop(take: (file: File) => void): { dragging: boolean } {
  const [dragging, setDragging] = useState(false);
  useWindowEvent('dragover', (drag) => {
    if (!carriesFiles(drag)) return;
    drag.preventDefault();
    setDragging(true);
  });
  useWindowEvent('dragleave', (drag) => {
    // Leaving one element for another is told as well; leaving the window has no next one.
    if (drag.relatedTarget === null) setDragging(false);
  });
  useWindowEvent('drop', (drop) => {
    setDragging(false);
    if (!carriesFiles(drop)) return;
    drop.preventDefault();
    const [file] = drop.dataTransfer?.files ?? [];
    if (file) take(file);
  });
  return { dragging };
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
