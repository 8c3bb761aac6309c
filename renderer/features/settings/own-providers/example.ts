/** The smallest provider that is of use: what it sends, how it is recognised, and what its one event looks like. */
export const exampleFiles = [
  {
    path: 'provider.json',
    holds: 'its name, how its requests are recognised, and which events it has',
    text: `{
  "id": "acme",
  "label": "Acme",
  "docs": "https://acme.example/webhooks",
  "detect": [{ "pointer": "/type", "startsWith": "order." }],
  "type": { "pointer": "/type" },
  "types": [
    { "id": "order.paid", "title": "Order paid", "schema": "order.paid.json" }
  ]
}
`,
  },
  {
    path: 'schemas/order.paid.json',
    holds: 'a JSON Schema of the event’s body; each event has one',
    text: `{
  "type": "object",
  "required": ["type", "order"],
  "properties": {
    "type": { "const": "order.paid" },
    "order": {
      "type": "object",
      "required": ["id", "amount"],
      "properties": {
        "id": { "type": "string", "pattern": "^ord_" },
        "amount": { "type": "integer" }
      }
    }
  },
  "additionalProperties": false
}
`,
  },
  {
    path: 'events/order.paid.json',
    holds: 'an example of the event, byte for byte as it can then be sent',
    text: `{
  "type": "order.paid",
  "order": { "id": "ord_1", "amount": 1290 }
}
`,
  },
] as const;
