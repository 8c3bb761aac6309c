import { z } from 'zod';

/** What calls are given most often. */
export const nothing = z.strictObject({});
export const byId = z.strictObject({ id: z.string().min(1).max(200) });
