import type { JobHandlers } from "../jobs/jobs";

/** Every domain's job handlers. A domain exports them from its jobs.ts; one line here puts them to work. */
export const handlers: JobHandlers = {};
