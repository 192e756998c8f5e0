/** Loaded with `node --import` into a station of a test: the machine's clock is off by SHAOTAI_TEST_CLOCK_OFFSET_MS. */
const offsetMs = Number(process.env['SHAOTAI_TEST_CLOCK_OFFSET_MS']);
const trueNow = Date.now.bind(Date);
Date.now = () => trueNow() + offsetMs;
