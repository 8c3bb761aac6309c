// @ts-check
import process from 'node:process';
import { lawyersHandler } from './lawyers.mjs';

// A program of its own, because the first body that is no JSON ends it.
const { url } = await lawyersHandler('crashes-on-malformed');
process.send?.({ url });
