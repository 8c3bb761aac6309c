/**
 * What an endpoint answers and where it forwards to, as JSON; who decided a stored reply (`told`, null: nobody in particular; a reply
 * of status 0 is none). And of which captured event a delivery is a copy: a replay outlives its event, what was forwarded goes with it,
 * for its body is the event's own and stands nowhere else.
 */
export const answersAndCopies = `
  ALTER TABLE endpoints ADD COLUMN answering TEXT;
  ALTER TABLE endpoints ADD COLUMN forwarding TEXT;

  ALTER TABLE replies ADD COLUMN told TEXT;

  ALTER TABLE deliveries ADD COLUMN replay_of INTEGER REFERENCES requests (seq) ON DELETE SET NULL;
  ALTER TABLE deliveries ADD COLUMN forward_of INTEGER REFERENCES requests (seq) ON DELETE CASCADE;
  CREATE INDEX deliveries_replay_of ON deliveries (replay_of) WHERE replay_of IS NOT NULL;
  CREATE INDEX deliveries_forward_of ON deliveries (forward_of) WHERE forward_of IS NOT NULL;
  CREATE INDEX deliveries_sent ON deliveries (id) WHERE kind <> 'forward';
`;
