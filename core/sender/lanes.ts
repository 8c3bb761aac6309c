import type { Clock } from '../clock.ts';
import type { SendOptions } from './attempt.ts';
import { type Lane, openLane, type Route } from './lane.ts';

/** More open connections than these are not kept between attempts. */
const MOST_KEPT = 100;

export interface Lanes {
  take(route: Route, options: SendOptions): Lane;
  /** The attempt is over. `sound`: its connection may serve another one. */
  give(lane: Lane, route: Route, options: SendOptions, sound: boolean): void;
  close(): void;
}

/** Connections between attempts: none, but for those that ask for `kept`. */
export function createLanes(clock: Clock): Lanes {
  const idle: { readonly lane: Lane; readonly route: Route }[] = [];
  return {
    take(route, options) {
      const index = keeps(options) ? idle.findIndex((one) => isSameRoute(one.route, route)) : -1;
      const [kept] = index < 0 ? [] : idle.splice(index, 1);
      return kept?.lane ?? openLane(route, clock);
    },
    give(lane, route, options, sound) {
      if (sound && keeps(options) && idle.length < MOST_KEPT) idle.push({ lane, route });
      else lane.close();
    },
    close() {
      for (const { lane } of idle.splice(0)) lane.close();
    },
  };
}

const keeps = ({ connection, bodyFault }: SendOptions): boolean =>
  connection === 'kept' && (bodyFault ?? null) === null;

/** Trusts are made once each, so the same one is the same object. */
function isSameRoute(a: Route, b: Route): boolean {
  return (
    a.target.origin === b.target.origin &&
    a.trust === b.trust &&
    a.proxy?.origin === b.proxy?.origin &&
    a.proxy?.headers.join() === b.proxy?.headers.join()
  );
}
