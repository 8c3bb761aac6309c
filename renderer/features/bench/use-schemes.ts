import type { SchemeInfo } from '../../../core/contract/bench-calls.ts';
import { useSlice } from '../../services.ts';

/** Every scheme as a person picks it. */
export function useSchemes(): readonly SchemeInfo[] {
  return useSlice(
    (services) => services.endpoints,
    ({ schemes }) => schemes,
  );
}
