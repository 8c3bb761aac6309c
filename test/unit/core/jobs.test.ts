import { expect, it } from 'vitest';
import type { JobProgress } from '../../../core/contract/job-calls.ts';
import { createJobs, type Job } from '../../../core/engine/jobs.ts';

/** A clock that stands still until a test moves it. */
function setUp() {
  let ms = 0;
  const pushed: JobProgress[] = [];
  const clock = { now: () => ms, monotonic: () => ms };
  const jobs = createJobs(clock, (progress) => pushed.push(progress));
  const pass = (by: number): void => {
    ms += by;
  };
  return { jobs, pushed, pass };
}

/** Steps until it is told to end. */
async function endless(job: Job): Promise<never> {
  for (let done = 0; ; done++) {
    await job.step(done, null);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('gives what the work gives, and throws what it throws', async () => {
  const { jobs } = setUp();
  expect(await jobs.run('a', () => Promise.resolve(1))).toBe(1);
  await expect(jobs.run('a', () => Promise.reject(new Error('No.')))).rejects.toThrow('No.');
});

it('says how far the work is, at once and then ten times a second at most', async () => {
  const { jobs, pushed, pass } = setUp();
  await jobs.run('a', async (job) => {
    for (let done = 0; done < 30; done++) {
      await job.step(done, 30);
      pass(10);
    }
  });
  expect(pushed).toEqual([0, 10, 20].map((done) => ({ job: 'a', done, total: 30 })));
});

it('lets the event loop turn once the work had its time, and not before', async () => {
  const { jobs, pass } = setUp();
  const order: string[] = [];
  await jobs.run(null, async (job) => {
    setImmediate(() => order.push('other'));
    await job.step(0, null);
    order.push('within its time');
    pass(5);
    await job.step(1, null);
    order.push('after');
  });
  expect(order).toEqual(['within its time', 'other', 'after']);
});

it('is cancelled by its name, and no other is', async () => {
  const { jobs } = setUp();
  const [first, second] = [jobs.run('a', endless), jobs.run('b', endless)];
  jobs.cancel('a');
  jobs.cancel('nobody');
  await expect(first).rejects.toMatchObject({ code: 'job-cancelled' });
  await expect(Promise.race([second, Promise.resolve('still running')])).resolves.toBe('still running');
  jobs.close();
  await expect(second).rejects.toMatchObject({ code: 'job-cancelled' });
});

it('takes a name once at a time, and work without a name ends with the engine', async () => {
  const { jobs, pushed } = setUp();
  const first = jobs.run('a', endless);
  await expect(jobs.run('a', () => Promise.resolve())).rejects.toMatchObject({ code: 'bad-argument' });
  const unnamed = jobs.run(null, endless);
  jobs.close();
  await expect(first).rejects.toMatchObject({ code: 'job-cancelled' });
  await expect(unnamed).rejects.toMatchObject({ code: 'job-cancelled' });
  expect(pushed.map(({ job }) => job)).toEqual(['a']);
  expect(await jobs.run('a', () => Promise.resolve('again'))).toBe('again');
});
