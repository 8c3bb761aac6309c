import type { Circumstances } from './failure.ts';

/** What an error of ngrok's service means, and what the user does about it. */
export interface CodeWords {
  readonly message: string | ((circumstances: Circumstances) => string);
  readonly todo: string;
  /** False: waiting mends it. */
  readonly lasting: boolean;
  readonly maybeOurs?: boolean;
}

const TOKENS = 'https://dashboard.ngrok.com/get-started/your-authtoken';
const DOMAINS = 'https://dashboard.ngrok.com/domains';
const named = ({ domain }: Circumstances): string =>
  domain === null ? 'The domain' : `The domain ${domain}`;

/** The codes that a user of Hookglass can meet, from ngrok's reference of errors (https://ngrok.com/docs/errors/reference). */
export const codes: Readonly<Record<string, CodeWords>> = {
  ERR_NGROK_105: {
    message: 'ngrok does not recognise the token: it is not written as a token is.',
    todo: `Copy the authtoken whole from ${TOKENS} (an API key is not one) and set it again.`,
    lasting: true,
  },
  ERR_NGROK_107: {
    message: 'ngrok refuses the token: it was revoked, or belongs to another account.',
    todo: `Take a valid authtoken from ${TOKENS} and set it again.`,
    lasting: true,
  },
  ERR_NGROK_108: {
    message: 'The account has as many agents online as its plan allows (three on the free plan).',
    todo: 'Stop another agent, also on other computers (https://dashboard.ngrok.com/agents lists them), then start the tunnel again.',
    lasting: true,
    maybeOurs: true,
  },
  ERR_NGROK_120: {
    message: 'ngrok no longer supports the version of its SDK that this Hookglass has.',
    todo: 'Update Hookglass. Until then, a public URL of your own goes on working.',
    lasting: true,
  },
  ERR_NGROK_121: {
    message: 'ngrok asks for a newer version of its SDK than this Hookglass has.',
    todo: 'Update Hookglass. Until then, a public URL of your own goes on working.',
    lasting: true,
  },
  ERR_NGROK_205: {
    message: 'ngrok has suspended the account.',
    todo: 'Write to support@ngrok.com, or use the token of another account.',
    lasting: true,
  },
  ERR_NGROK_314: {
    message: (where) => `${named(where)} is a hostname of your own, which needs a paid plan at ngrok.`,
    todo: `Leave the domain empty or take your free one from ${DOMAINS}, or change the plan.`,
    lasting: true,
  },
  ERR_NGROK_318: {
    message: (where) => `${named(where)} is a wildcard that the account has not reserved.`,
    todo: `Reserve it at ${DOMAINS}, or give a domain without *.`,
    lasting: true,
  },
  ERR_NGROK_319: {
    message: (where) => `${named(where)} is not reserved for the account.`,
    todo: `Reserve it at ${DOMAINS}, or leave the domain empty.`,
    lasting: true,
  },
  ERR_NGROK_320: {
    message: (where) => `${named(where)} is reserved for another account.`,
    todo: `Give a domain of the token's own account (${DOMAINS} lists them), or leave the domain empty.`,
    lasting: true,
  },
  ERR_NGROK_324: {
    message: 'The account has as many endpoints online as its plan allows.',
    todo: 'Stop another endpoint (https://dashboard.ngrok.com/endpoints lists them), then start the tunnel again.',
    lasting: true,
    maybeOurs: true,
  },
  ERR_NGROK_334: {
    message: (where) => `${named(where)} is online already, from another agent.`,
    todo: 'Stop the other one (https://dashboard.ngrok.com/endpoints lists them), or give another domain, then start the tunnel again.',
    lasting: true,
    maybeOurs: true,
  },
  ERR_NGROK_702: {
    message: 'ngrok limits how often the account may do this, and the limit is reached.',
    todo: 'It is tried again by itself.',
    lasting: false,
  },
  ERR_NGROK_734: {
    message: 'The limit of requests of the account is reached.',
    todo: 'It is tried again by itself; a larger plan has a higher limit.',
    lasting: false,
  },
  ERR_NGROK_2236: {
    message: 'ngrok cannot read the traffic policy.',
    todo: 'Correct it (JSON or YAML, https://ngrok.com/docs/traffic-policy), or leave it empty.',
    lasting: true,
  },
  ERR_NGROK_4018: {
    message: 'There is no token, and ngrok opens no tunnel without one.',
    todo: `Sign up at ngrok (it is free), copy the authtoken from ${TOKENS} and set it here.`,
    lasting: true,
  },
  ERR_NGROK_9016: {
    message: "The traffic policy asks for webhook verification, which the account's plan does not have.",
    todo: 'Take verify-webhook out of the policy (Hookglass verifies signatures itself), or change the plan.',
    lasting: true,
  },
  ERR_NGROK_9026: {
    message: 'The traffic policy is not valid.',
    todo: 'Correct it (https://ngrok.com/docs/traffic-policy), or leave it empty.',
    lasting: true,
  },
  ERR_NGROK_364: {
    message: 'The traffic policy names a webhook provider that ngrok does not know.',
    todo: 'Correct its name, or take verify-webhook out of the policy.',
    lasting: true,
  },
  ERR_NGROK_15002: {
    message: "The account's plan opens tunnels at registered domains only.",
    todo: `Give one of the account's domains; ${DOMAINS} lists them.`,
    lasting: true,
  },
};
