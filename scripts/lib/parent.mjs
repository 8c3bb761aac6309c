// @ts-check

const LOOK_EVERY_MS = 500;

/**
 * npm runs a script under a shell, and a signal that ends npm ends that shell but not us: without this we would stay
 * behind, unseen, with the port taken. Run by hand, we may outlive whoever started us.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  timer.unref();
}
