import { z } from 'zod';

const text = (says: string) => z.string().optional().describe(says);

/** The `agent` of UserApplicationConsent and of ConsentAudit, in the words of those schemas. */
export const agent = z
  .strictObject({
    os: z
      .strictObject({
        name: text('The name of this OS agent'),
        short_name: text('The short name for this agent'),
        version: text('The version of this agent'),
        platform: text('The platform of this agent'),
        family: text('The product family of this agent'),
      })
      .optional()
      .describe('The OS that the user is using.'),
    client: z
      .strictObject({
        name: text('The client name'),
        short_name: text('The short name'),
        version: text('The version name'),
        engine: text('The engine of this agent'),
        engine_version: text('The engine version'),
        family: text('The engine family'),
      })
      .optional()
      .describe('The client that the user is using.'),
    device: z
      .strictObject({
        id: text('The device the user is using'),
        type: text('The type of device being used.'),
        brand: text('The brand of the device being used.'),
        model: text('The model of the device being used.'),
        code: text('The device code of the device being used.'),
        trusted: text('"The device code of the device being used.", as code; what it is for is not said.'),
      })
      .optional()
      .describe('The device that the user is using.'),
    header: text('The raw user agent making this request.'),
  })
  .optional()
  .describe('The device that was used to initiate this request.');
