import { utf8Text } from '../inspect/body.ts';
import { type ExchangeEvent, eventLabel } from './exchanged.ts';
import { httpMessage } from './http-file.ts';

/** A test file: what stands before its tests, and one test of an event. */
export interface TestForm {
  readonly start: string;
  test(event: ExchangeEvent): string;
}

const ABOUT = 'Webhooks that Hookglass captured, sent to your handler. HANDLER_URL says where it listens.';

/** Through a socket: an HTTP client would add headers of its own and change the case of others. */
const deliver = `const handler = new URL(process.env.HANDLER_URL ?? 'http://127.0.0.1:3000');

/** Sends the very bytes that were captured, and gives the status of the answer. */
function deliver(...message) {
  const secure = handler.protocol === 'https:';
  const place = { host: handler.hostname, port: handler.port || (secure ? 443 : 80) };
  return new Promise((resolve, reject) => {
    const socket = secure ? tls.connect({ ...place, servername: place.host }) : net.connect(place);
    let answer = '';
    socket.setTimeout(30_000, () => socket.destroy(new Error('The handler did not answer in 30 seconds.')));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      const [, status] = /^HTTP\\/1\\.\\d (\\d{3})/.exec(answer) ?? [];
      if (status) socket.destroy(resolve(Number(status)));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The handler gave no answer.')));
    for (const part of message) socket.write(part);
  });
}
`;

const javascript = (imports: string): TestForm => ({
  start: `// ${ABOUT}\n${imports}\n\n${deliver}`,
  test(event) {
    const { head, body } = parts(event);
    return `
test(${JSON.stringify(eventLabel(event))}, async () => {
  const head = [
${head.map((line) => `    ${JSON.stringify(line)},\n`).join('')}  ];
  const body = ${javascriptBytes(body)};
  const status = await deliver(Buffer.from(head.join('\\r\\n'), 'latin1'), body);
  expect(Math.floor(status / 100)).toBe(2);
});
`;
  },
});

/** The lines of the head, the blank one and what is behind it too, and the body as it is framed. */
function parts(event: ExchangeEvent): { head: string[]; body: Buffer } {
  const message = httpMessage(event);
  const end = message.indexOf('\r\n\r\n') + 4;
  return { head: message.toString('latin1', 0, end).split('\r\n'), body: message.subarray(end) };
}

function javascriptBytes(bytes: Buffer): string {
  const text = utf8Text(bytes);
  return text === null
    ? `Buffer.from('${bytes.toString('base64')}', 'base64')`
    : `Buffer.from(${JSON.stringify(text)}, 'utf8')`;
}

const pytest: TestForm = {
  start: `# ${ABOUT}
import os
import socket
import ssl
from urllib.parse import urlsplit

HANDLER = urlsplit(os.environ.get("HANDLER_URL", "http://127.0.0.1:3000"))


def deliver(message):
    """Sends the very bytes that were captured, and gives the status of the answer."""
    secure = HANDLER.scheme == "https"
    with socket.create_connection((HANDLER.hostname, HANDLER.port or (443 if secure else 80)), timeout=30) as plain:
        connection = ssl.create_default_context().wrap_socket(plain, server_hostname=HANDLER.hostname) if secure else plain
        connection.sendall(message)
        answer = b""
        while b"\\r\\n" not in answer:
            chunk = connection.recv(4096)
            assert chunk, "The handler gave no answer."
            answer += chunk
    return int(answer.split(b" ", 2)[1])
`,
  test(event) {
    const { head, body } = parts(event);
    return `

def test_event_${event.detail.seq}():
    """${eventLabel(event).replace(/["\\]/g, '?')}"""
    head = [
${head.map((line) => `        ${pythonBytes(line)},\n`).join('')}    ]
    body = ${pythonBytes(body.toString('latin1'))}
    assert deliver(b"\\r\\n".join(head) + body) // 100 == 2
`;
  },
};

/** A literal of Python for bytes, given as characters of one byte each. */
function pythonBytes(text: string): string {
  const escaped = text.replace(/["\\]|[^\x20-\x7e]/g, (one) =>
    one === '"' || one === '\\' ? `\\${one}` : `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `b"${escaped}"`;
}

/** A test sends the captured request to the handler and asks for a 2xx. Its fixture stands in it. */
export const testForms = {
  vitest: javascript(
    "import net from 'node:net';\nimport tls from 'node:tls';\nimport { expect, test } from 'vitest';",
  ),
  jest: javascript("const net = require('node:net');\nconst tls = require('node:tls');"),
  pytest,
} as const satisfies Record<string, TestForm>;
