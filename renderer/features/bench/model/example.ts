/**
 * A generated example, not a captured one: the event is MeetingLawyers' documented `user_status_changed`, secret and
 * signature are made up here. The digest is written in hex where MeetingLawyers documents base64.
 */
export const example = {
  secret: '0123456789abcdef0123456789abcdef',
  text: `POST /meetinglawyers HTTP/1.1
Host: example.com
Content-Type: application/json
X-Signature: sha256=2484b97c4313393bf0465f3a560a264fd020044e61d775bb6877950e01c04c81

{"type":"user_status_changed","occurred_on":"2021-09-14T15:55:12.642+00:00","payload":{"user_id":"32402404G","from_status":4,"to_status":0}}`,
} as const;
