import { publicForm } from "@/lib/http/public-form";
import { subscriptionSchema } from "@/lib/newsletters/schema";
import { postSubscription } from "@/lib/signups/mutations";

/** A visitor subscribes to a newsletter. */
export const POST = publicForm("subscription", subscriptionSchema, postSubscription);
