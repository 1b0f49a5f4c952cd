import { signInMailJobs } from "../auth/jobs";
import { hostingMailJobs } from "../events/hosts/jobs";
import { partMailJobs } from "../events/parts/jobs";
import { partNewsJobs } from "../events/parts/news/jobs";
import { rsvpMailJobs } from "../events/rsvps/jobs";
import { offerJobs } from "../events/rsvps/offers/jobs";
import type { JobHandlers } from "../jobs/jobs";
import { broadcastJobs } from "../newsletters/broadcasts/jobs";
import { issueTestJobs } from "../newsletters/issues/trials/jobs";
import { newsletterMailJobs } from "../newsletters/jobs";
import { invitationMailJobs } from "../settings/invitations/jobs";
import { bulkJobs } from "../signups/bulk/jobs";
import { confirmationMailJobs } from "../signups/jobs";
import { textJobs } from "../texts/jobs";
import { volunteerMailJobs } from "../volunteers/jobs";
import { sweepJobs } from "./jobs";

/** Every domain's job handlers. A domain exports them from its jobs.ts; one line here puts them to work. */
export const handlers: JobHandlers = {
  ...signInMailJobs,
  ...invitationMailJobs,
  ...hostingMailJobs,
  ...partMailJobs,
  ...partNewsJobs,
  ...rsvpMailJobs,
  ...offerJobs,
  ...newsletterMailJobs,
  ...broadcastJobs,
  ...issueTestJobs,
  ...volunteerMailJobs,
  ...confirmationMailJobs,
  ...bulkJobs,
  ...textJobs,
  ...sweepJobs,
};
