import { z } from "zod";
import { commonFields, emailAddress, optional, personName, ticked } from "@/lib/forms";

export const MAX_GUESTS = 5;

/** What a visitor posts to answer an event. */
export const rsvpSchema = z.object({
  ...commonFields,
  email: emailAddress,
  name: optional(personName),
  guests: z.preprocess(
    (value) => (value === undefined || value === "" ? 0 : value),
    z.coerce.number("guests.invalid").int("guests.invalid").min(0, "guests.invalid").max(MAX_GUESTS, "guests.invalid"),
  ),
  answer: z.enum(["yes", "maybe", "no"], "answer.invalid"),
  subscribe: ticked,
});

export type RsvpInput = z.output<typeof rsvpSchema>;
