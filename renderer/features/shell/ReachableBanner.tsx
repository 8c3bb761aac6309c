import { useConnection } from '../../services.ts';
import { Banner } from '../../ui/Banner.tsx';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/;

/** The receiver takes requests from the network as well: the user may have chosen so, but should see it. */
export function ReachableBanner() {
  const host = useConnection((state) =>
    state.engine?.receiver.status === 'listening' ? state.engine.receiver.host : null,
  );
  if (host === null || LOOPBACK.test(host)) return null;
  return (
    <Banner severity="warning" title="Other computers can reach the receiver">
      It listens on {host}. Anyone in the same network can send requests to it, and they are kept here.
    </Banner>
  );
}
