import type { JobHandlers } from "@/lib/jobs/jobs";
import { endOffer } from "./mutations";

export const offerJobs: JobHandlers = {
  "events.offer-expiry": endOffer,
};
