import type { JobHandlers } from "@/lib/jobs/jobs";
import { endOffer, offerAgain } from "./mutations";

export const offerJobs: JobHandlers = {
  "events.offer-expiry": endOffer,
  "events.offers": offerAgain,
};
