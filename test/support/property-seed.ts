import fc from 'fast-check';

/**
 * One seed for all laws, so that the same tree has the same verdict every time; other seeds are tried by setting
 * HOOKGLASS_SEED, which the torture does.
 */
const given = Number(process.env.HOOKGLASS_SEED ?? '');
fc.configureGlobal({ seed: Number.isInteger(given) && given !== 0 ? given : 20_261_125 });
