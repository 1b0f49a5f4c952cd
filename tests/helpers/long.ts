/** Whether crash and race tests run in their long form, as `npm run test:faults` has it; `npm test` runs the short one. */
export const LONG = process.env.TEST_LONG === "1";
