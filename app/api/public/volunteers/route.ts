import { publicForm } from "@/lib/http/public-form";
import { postVolunteerOffer } from "@/lib/signups/mutations";
import { volunteerSchema } from "@/lib/volunteers/schema";

/** A newcomer offers help. */
export const POST = publicForm("volunteer", volunteerSchema, postVolunteerOffer);
