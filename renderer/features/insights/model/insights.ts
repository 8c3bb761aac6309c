import type { Connection } from '../../../connection/connection.ts';
import type { Clocks } from '../../inbox/model/batch.ts';
import { createDriftLook, type DriftLook } from './drift-look.ts';
import { createOverview, type Overview } from './overview.ts';
import { createTypeList, type TypeList } from './type-list.ts';

export interface Insights {
  readonly types: TypeList;
  readonly drift: DriftLook;
  readonly overview: Overview;
  /** While it is on the screen it keeps itself up. Returns the way to stop. */
  open(): () => void;
}

export function createInsights(connection: Connection, clocks: Clocks, newName: () => string): Insights {
  const types = createTypeList(connection, clocks);
  const drift = createDriftLook(connection, types, newName);
  /** The type with the most events is looked at without being asked for. */
  const chooseFirst = (): void => {
    const [first] = types.store.getState().types.toSorted((a, b) => b.count - a.count);
    if (first && drift.store.getState().chosen === null) drift.choose(first);
  };
  return {
    types,
    drift,
    overview: createOverview(connection, newName),
    open() {
      const stopChoosing = types.store.subscribe(chooseFirst);
      const stopTypes = types.open();
      return () => {
        stopChoosing();
        stopTypes();
      };
    },
  };
}
