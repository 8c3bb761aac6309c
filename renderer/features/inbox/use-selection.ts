import { useEffect } from 'react';
import { useServices, useSlice } from '../../services.ts';
import { rowAt } from './model/pages.ts';

/** The selected row's event goes to the detail, as soon as the row is known. */
export function useSelection(): void {
  const { details } = useServices();
  const id = useSlice(
    (services) => services.inbox,
    ({ follow, pages }) =>
      follow.selected === null ? null : (rowAt(pages, follow.selected)?.id ?? undefined),
  );
  const following = useSlice(
    (services) => services.inbox,
    ({ follow }) => follow.following,
  );
  useEffect(() => {
    // A selected row whose page is still on its way says nothing yet.
    if (id !== undefined) details.show(id, following);
  }, [details, id, following]);
}
