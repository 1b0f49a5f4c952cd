import { z } from "zod";
import { commonFields, emailAddress, optional, personName, ticked } from "@/lib/forms";

/** What a visitor posts to subscribe; without a newsletter's slug, the instance's first one is meant. */
export const subscriptionSchema = z.object({
  ...commonFields,
  email: emailAddress,
  name: optional(personName),
  newsletter: optional(z.string().max(80)),
  consent: ticked.refine((given) => given, "consent.required"),
});

export type SubscriptionInput = z.output<typeof subscriptionSchema>;
