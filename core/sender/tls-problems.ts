import type { AttemptProblem, AttemptProblemCode } from '../contract/attempts.ts';
import type { Place } from './target.ts';

type Sentence = (place: Place) => string;

const TRUST = 'Give the certificate of its authority (PEM) to trust it; verification is never switched off.';

/** OpenSSL's verdicts on a certificate (X509_V_ERR_…, as Node names them), and what to do about each. */
const certificates: Readonly<Record<string, readonly [AttemptProblemCode, Sentence]>> = {
  CERT_HAS_EXPIRED: [
    'tls-expired',
    ({ authority }) => `The certificate of ${authority} has expired. Renew it at the target.`,
  ],
  CERT_NOT_YET_VALID: [
    'tls-not-yet-valid',
    ({ authority }) =>
      `The certificate of ${authority} is not valid yet. Check the clocks of both computers, or the certificate's dates.`,
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'tls-self-signed',
    ({ authority }) => `The certificate of ${authority} is self-signed, and nobody vouches for it. ${TRUST}`,
  ],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls-unknown-ca', unknownAuthority],
  UNABLE_TO_GET_ISSUER_CERT: ['tls-unknown-ca', unknownAuthority],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls-unknown-ca', unknownAuthority],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'tls-unknown-ca',
    ({ authority }) =>
      `The certificate of ${authority} leads to no known authority. The target may leave out the certificates in between; else: ${TRUST}`,
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'tls-wrong-host',
    ({ authority, host }) =>
      `The certificate of ${authority} is for other names than ${host}. Use a name that it has, or renew it with this one.`,
  ],
};

function unknownAuthority({ authority }: Place): string {
  return `The certificate of ${authority} is signed by an authority that this computer does not know. ${TRUST}`;
}

/** Codes of a peer that does not speak TLS at all. */
const NO_TLS = ['WRONG_VERSION_NUMBER', 'PACKET_LENGTH_TOO_LONG', 'HTTP_REQUEST', 'RECORD_LAYER_FAILURE'];
/** Codes of a peer with which no version or cipher is common. */
const NOTHING_COMMON =
  /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|VERSION_TOO_LOW|INSUFFICIENT_SECURITY/;

/** What an error's code says of TLS; null where it says nothing of it. */
export function tlsProblem(code: string, place: Place): AttemptProblem | null {
  const known = Object.hasOwn(certificates, code) ? certificates[code] : undefined;
  if (known) return { code: known[0], message: known[1](place) };
  if (/^(?:CERT_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/.test(code))
    return failed(`The certificate of ${place.authority} cannot be verified (${code}).`);
  if (!code.startsWith('ERR_SSL_') && code !== 'EPROTO') return null;
  return handshakeProblem(code, place);
}

function handshakeProblem(code: string, { authority }: Place): AttemptProblem {
  if (NO_TLS.some((reason) => code.endsWith(reason)))
    return {
      code: 'tls-protocol',
      message: `${authority} answers, but not in TLS. Use http:// in the URL, or the port that speaks TLS.`,
    };
  if (NOTHING_COMMON.test(code))
    return {
      code: 'tls-protocol',
      message: `${authority} has no TLS version or cipher in common with us: TLS 1.2 is the oldest that is spoken. Update the target.`,
    };
  if (code.includes('ALERT'))
    return {
      code: 'tls-refused',
      message: `${authority} refused the TLS connection (${code}). It may ask for a client certificate, and Hookglass has none.`,
    };
  return failed(`The TLS handshake with ${authority} failed (${code}).`);
}

const failed = (message: string): AttemptProblem => ({ code: 'tls-failed', message });
