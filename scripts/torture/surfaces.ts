import { seededRandom } from '../../core/compose/random.ts';
import { setPaths } from '../../core/compose/set/set-path.ts';
import { expandVariables } from '../../core/compose/variables/expand.ts';
import { calls } from '../../core/contract/calls.ts';
import { HookglassError } from '../../core/contract/errors.ts';
import { flow } from '../../core/contract/flows.ts';
import type { Port } from '../../core/contract/port.ts';
import { parseQuery } from '../../core/contract/query/parse.ts';
import { printQuery } from '../../core/contract/query/print.ts';
import { receiverLimits } from '../../core/contract/receiver-limits.ts';
import { connect, serve } from '../../core/contract/rpc.ts';
import { interfaceSettings } from '../../core/contract/settings.ts';
import { fileReader } from '../../core/exchange/read-file.ts';
import { readFlow } from '../../core/flows/own-flow.ts';
import { inspect } from '../../core/inspect/inspect.ts';
import { readRequestText } from '../../core/parse/request-text.ts';
import { checkSchema } from '../../core/providers/own/check-schema.ts';
import { readManifest } from '../../core/providers/own/read-manifest.ts';
import { parseRuleText } from '../../core/replies/rule-text.ts';
import { parseRecipe } from '../../core/signatures/recipe/parse.ts';
import { acmeFiles } from '../../test/support/own-provider.ts';

/** One way into the program, fed with arbitrary bytes. */
export interface Surface {
  readonly name: string;
  /** Well-formed inputs, to be spoiled. */
  readonly seeds: readonly string[];
  /** Returns, or throws a `HookglassError`: anything else is a fault. */
  feed(bytes: Buffer): void;
}

const headers: [string, string][] = [['Content-Type', 'application/json']];
const scope = {
  now: 0,
  random: seededRandom(1),
  environment: { a: '1' },
  steps: { one: { id: 'x' } },
  flow: {},
  event: { a: { b: [1] } },
  fake: null,
};

const HTTP =
  'POST /a?b=c HTTP/1.1\r\nHost: x.example\r\nX-A: b\r\nX-A: c\r\nContent-Length: 7\r\n\r\n{"a":1}';
const CHUNKED = 'POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n3;x=y\r\nabc\r\n0\r\nT: u\r\n\r\n';
const CURL = `curl -X POST 'https://x.example/a?b' -H 'X-A: b' --data-raw $'{"a":"\\u00e9\\n"}' --compressed \\\n -u a:b`;
const HAR =
  '{"log":{"version":"1.2","entries":[{"request":{"method":"POST","url":"https://x.example/a","httpVersion":"HTTP/1.1","headers":[{"name":"a","value":"b"}],"postData":{"mimeType":"application/json","text":"{}","encoding":"base64"}},"response":{"status":200}}]}}';
const TEMPLATE =
  '{"id":"{{uuid}}","at":"{{now}}","n":"{{number env.a}}","e":"{{event.a.b.0}}","s":"{{steps.one.id}}","x":"\\\\{{"}';
const LINE =
  '{"id":"a-1","seq":1,"receivedAt":"2026-11-22T12:41:07.482Z","method":"POST","path":"/a","query":null,"headers":[["a","b"]],"size":2,"bodyBase64":"e30=","text":"{}","provider":null,"eventType":null,"validation":{"status":"unrecognised","issues":[]},"signature":{"verdict":"not-checked","scheme":null,"diagnoses":[]},"reply":{"status":200,"durationMs":1}}\n';
const BUNDLE = '{"hookglass":"evidence","format":1,"version":"0.1.0","events":[]}';
const FLOW = JSON.stringify({
  id: 'okhi/mine',
  provider: 'okhi',
  title: 'Mine',
  steps: [{ id: 'a', template: 'okhi/verified', waitMs: 0, next: { kind: 'end' } }],
});
const SETTINGS = JSON.stringify({
  theme: 'dark',
  times: 'utc',
  listWidth: 40,
  check: { provider: 'okhi', url: 'x' },
});

const json = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return bytes.toString();
  }
};

/** What arrives over a message channel is checked by these, whoever sends it. */
const inputs = Object.entries(calls).map(([name, { input }]) => ({ name, input }));

/** What came over a port, handed to an end of it as if it had just come. */
function overPort(message: unknown, open: (port: Port) => void): void {
  let hear: (message: unknown) => void = () => {};
  open({
    send: () => {},
    onMessage: (listener) => {
      hear = listener;
    },
    onClose: () => {},
    close: () => {},
  });
  hear(message);
}

const acme = [...acmeFiles()].map(([path, bytes]) => ({ path, text: Buffer.from(bytes).toString() }));
const acmeIn = (folder: string): string[] =>
  acme.filter(({ path }) => path.startsWith(folder)).map(({ text }) => text);

export const surfaces: readonly Surface[] = [
  {
    name: 'inspection of a body',
    seeds: [
      '{"v2":{"user_id":"a","verification_status":"verified"}}',
      '{"type":"user.created","data":{"object":{}}}',
      '[1e999,"\\ud800"]',
    ],
    feed: (bytes) =>
      void inspect({
        method: 'POST',
        path: '/',
        headers,
        body: bytes,
        capture: 'complete',
        captureNote: null,
      }),
  },
  {
    name: 'a request as text: HTTP, cURL, HAR',
    seeds: [HTTP, CHUNKED, CURL, HAR],
    feed: (bytes) => void readRequestText(bytes),
  },
  {
    name: 'variables in a template',
    seeds: [TEMPLATE],
    feed: (bytes) => {
      const text = bytes.toString();
      expandVariables(text, 'json', scope);
      expandVariables(text, 'text', scope);
    },
  },
  {
    name: 'an edit of a payload by its path',
    seeds: ['/v2/user_id', 'v2.items[0].a', '/a~1b~0c/-'],
    feed: (bytes) =>
      void setPaths('{"v2":{"items":[{"a":1}],"user_id":"x"}}', [{ path: bytes.toString(), json: '1' }]),
  },
  {
    name: 'a recipe of a signature',
    seeds: [
      'header=X-Sig;prefix=sha256=;algorithm=sha256;encoding=hex;key=utf8;content={timestamp}.{body};timestamp-header=X-Ts',
    ],
    feed: (bytes) => void parseRecipe(bytes.toString()),
  },
  {
    name: 'a query',
    seeds: [
      'provider:okhi (is:invalid or -type:verified) status>=400 size>10k after:2026-11-01 before:"10 min ago"',
      'header.x-a:* body.v2.items[0].id:"a b" not note:x duration<1.5s "free text"',
    ],
    feed: (bytes) => {
      const parsed = parseQuery(bytes.toString());
      if (parsed.ok && !parseQuery(printQuery(parsed.query)).ok)
        throw new Error('what was printed cannot be read');
    },
  },
  {
    name: 'a rule of a reply',
    seeds: ['status=500,delay=2s,header=X-A: b,body=a\\,b,fault=slow,name=n,when=is:invalid'],
    feed: (bytes) => void parseRuleText(bytes.toString(), 'a'),
  },
  {
    name: 'a file of events: HAR, JSON lines, cURL, HTTP, evidence',
    seeds: [HAR, LINE, CURL, `### one\n${HTTP}`, BUNDLE],
    feed: (bytes) => {
      const reader = fileReader({ now: 0 });
      reader.push(bytes.subarray(0, bytes.length >> 1));
      reader.push(bytes.subarray(bytes.length >> 1));
      reader.end();
    },
  },
  {
    name: 'a flow of the user',
    seeds: [FLOW],
    feed: (bytes) => {
      const value = json(bytes);
      flow.safeParse(value);
      readFlow(value, ['okhi/verified']);
    },
  },
  {
    name: 'settings',
    seeds: [SETTINGS],
    feed: (bytes) => {
      const value = json(bytes);
      interfaceSettings.safeParse(value);
      receiverLimits.safeParse(value);
    },
  },
  {
    name: 'messages of the contract',
    seeds: [
      '{"id":"a.1"}',
      '{"offset":0,"limit":100}',
      '{"draft":{"template":"okhi/verified"},"on":true,"port":1}',
    ],
    feed: (bytes) => {
      const value = json(bytes);
      for (const { input } of inputs) input.safeParse(value);
    },
  },
  {
    name: 'both ends of a port',
    seeds: [
      '{"kind":"call","id":1,"name":"events.page","input":{"offset":0,"limit":100}}',
      '{"kind":"answer","id":1,"output":{"events":[],"total":0}}',
      '{"kind":"error","id":1,"error":{"code":"bad-argument","message":"m","details":{}}}',
      '{"kind":"push","name":"events.added","seq":1,"data":{"total":1,"events":[]}}',
    ],
    feed: (bytes) => {
      const message = json(bytes);
      overPort(message, (port) => serve(port, { call: async () => null, onPush: () => () => {} }));
      overPort(message, (port) => {
        const client = connect(port);
        client.onPush(() => {});
        client.call('engine.state', {}).catch(() => {});
      });
    },
  },
  {
    name: 'the manifest of an own provider',
    seeds: acmeIn('provider.json'),
    feed: (bytes) => void readManifest(bytes),
  },
  {
    name: 'a JSON Schema of an own provider',
    seeds: acmeIn('schemas/'),
    feed: (bytes) => void checkSchema('order.paid.json', bytes),
  },
];

/** Whether what was thrown is an answer to the user rather than a break. */
export const isAnswer = (thrown: unknown): boolean => thrown instanceof HookglassError;
