import type { Flow } from '../../../../core/contract/flows.ts';
import { useConnection, useSlice } from '../../../services.ts';

/** Addresses to send to: our own receiver first, then public ones, then those that runs were sent to. */
export function useTargets({ provider }: Flow): string[] {
  const receiver = useConnection(({ engine }) => engine?.receiver ?? null);
  const endpoints = useSlice(
    (services) => services.endpoints,
    (state) => state.list,
  );
  const runs = useSlice(
    (services) => services.flows,
    (state) => state.runs,
  );
  const own = receiver?.status === 'listening' ? `${receiver.url}/${provider}` : null;
  const publicUrls = (endpoints ?? []).map(({ options }) => options.publicUrl);
  const last = [...runs.values()].reverse().map(({ url }) => url);
  return [...new Set([own, ...publicUrls, ...last].filter((url) => url !== null))];
}
