import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../services.ts';
import { createRunner, type Runner, type RunState } from './model/runner.ts';

/** A runner as long as the component is on the screen: leaving it ends the job. */
export function useRunner<Given>(): { runner: Runner<Given>; run: RunState<Given> } {
  const { connection } = useServices();
  const [runner] = useState(() => createRunner<Given>(connection));
  useEffect(() => () => runner.dispose(), [runner]);
  return { runner, run: useStore(runner.store) };
}
