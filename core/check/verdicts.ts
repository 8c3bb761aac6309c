import { type Answer, answerWords, isRefusal, isSuccess, type Outcome } from './case.ts';

/** A provider counts anything but a 2xx as a failed delivery. */
export function mustAccept(answer: Answer, otherwise: string): Outcome {
  const observed = answerWords(answer);
  return isSuccess(answer.status)
    ? { status: 'pass', observed }
    : { status: 'fail', observed: `${observed} ${otherwise}` };
}

/** A message that must not be taken: refused with a 4xx. */
export function mustRefuse(answer: Answer, ifTaken: string): Outcome {
  const observed = answerWords(answer);
  if (isRefusal(answer.status)) return { status: 'pass', observed };
  if (isSuccess(answer.status)) return { status: 'fail', observed: `${observed} ${ifTaken}` };
  return {
    status: 'fail',
    observed: `${observed} It was not taken, but not refused either: the provider takes this for a fault and sends it again. Answer 4xx.`,
  };
}
