import type { TunnelInfo } from '../../../core/contract/tunnel.ts';
import { useSlice } from '../../services.ts';
import { type Standing, standingOf } from './model/words.ts';
import { useNow } from './use-now.ts';

export function useTunnelInfo(): TunnelInfo | null {
  return useSlice(
    (services) => services.tunnel,
    ({ info }) => info,
  );
}

/** Where the world reaches the receiver; null where it does not. */
export function usePublicUrl(): string | null {
  return useTunnelInfo()?.publicUrl ?? null;
}

export function useStanding(info: TunnelInfo | null): Standing | null {
  const now = useNow(info?.state.status === 'reconnecting');
  return info && standingOf(info, now);
}
