import type { JobHandlers } from "@/lib/jobs/jobs";
import { goOn } from "./pieces/mutations";

/** Each job does one piece and leaves the next to another: the worker can stop, and other jobs come in between. */
export const bulkJobs: JobHandlers = { "signups.bulk": ({ bulkActId }, now) => goOn(bulkActId, now) };
