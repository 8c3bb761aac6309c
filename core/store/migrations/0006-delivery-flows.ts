/** Which flow a delivery was a step of: the name of a step alone says little. */
export const deliveryFlows = `
  ALTER TABLE deliveries ADD COLUMN flow TEXT;
`;
