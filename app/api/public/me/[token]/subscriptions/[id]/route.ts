import { myForm } from "@/lib/http/my-form";
import { changeMySubscription } from "@/lib/signups/me/mutations";
import { mySubscriptionSchema } from "@/lib/signups/schema";

/** Ends or begins one's own subscription. */
export const POST = myForm(mySubscriptionSchema, ({ act }, token, { params, now }) =>
  changeMySubscription(token, params.id ?? "", act, now),
);
