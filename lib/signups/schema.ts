import { z } from "zod";
import { MAX_GUESTS } from "@/lib/events/rsvps/schema";
import { commonFields, optional, personName, ticked } from "@/lib/forms";
import { LOCALES } from "@/lib/local-text";

/** The button of a confirmation page: confirm all, or "it wasn't me". */
export const confirmationSchema = z.object({ ...commonFields, remember: ticked, refuse: ticked });

/** A change of one's own answer; a party keeps its size unless `guests` says otherwise. */
export const myAnswerSchema = z.object({
  ...commonFields,
  answer: z.enum(["yes", "maybe", "no"], "answer.invalid"),
  guests: optional(
    z.coerce.number("guests.invalid").int("guests.invalid").min(0, "guests.invalid").max(MAX_GUESTS, "guests.invalid"),
  ),
});

export const mySubscriptionSchema = z.object({
  ...commonFields,
  act: z.enum(["subscribe", "unsubscribe", "all", "monthly"], "unknown"),
});

/** Whether messages of the organizers about an event are wanted. */
export const myMailsSchema = z.object({ ...commonFields, act: z.enum(["stop", "resume"], "unknown") });

/** `locale` is here the language the person chooses for their mails. */
export const myProfileSchema = z.object({
  ...commonFields,
  name: optional(personName),
  language: z.enum(LOCALES, "unknown"),
  /** Empty: from everywhere. Not said: as before. */
  onlyCity: z.string().max(200, "unknown").optional(),
});

/** Erasing asks for a tick that says so. */
export const erasureSchema = z.object({ ...commonFields, sure: ticked.refine((given) => given, "erasure.unsure") });

/** Buttons that need nothing said. */
export const bareSchema = z.object(commonFields);
