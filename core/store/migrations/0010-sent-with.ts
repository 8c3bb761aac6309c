/** What a delivery was composed and sent with beside its draft, so that it can be sent again as it was. */
export const sentWith = `
  ALTER TABLE deliveries ADD COLUMN sent_with TEXT;
`;
