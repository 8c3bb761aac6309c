/** The smallest provider that is of use: what it sends, how it is recognised, and what its one event looks like. */
export const exampleFiles = [
  {
    path: 'provider.json',
    says: 'what it is called, how its requests are recognised, and which events it has',
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
    says: 'a JSON Schema of each event’s body',
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
    says: 'an example of each event, which then can be sent',
    text: `{
  "type": "order.paid",
  "order": { "id": "ord_1", "amount": 1290 }
}
`,
  },
] as const;
