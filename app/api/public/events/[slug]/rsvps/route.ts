import { rsvpSchema } from "@/lib/events/rsvps/schema";
import { publicForm } from "@/lib/http/public-form";
import { postRsvp } from "@/lib/signups/mutations";

/** A visitor answers an event. */
export const POST = publicForm("rsvp", rsvpSchema, (input, posting) =>
  postRsvp(posting.params.slug ?? "", input, posting),
);
