import { z } from "zod";
import { emailAddress, optional, personName } from "@/lib/forms";
import { LOCALES } from "@/lib/local-text";

/** Somebody an organizer puts on an event's list: with an address they are asked by mail, without one they stand at the door. */
export const byHandSchema = z.object({
  name: optional(personName),
  email: optional(emailAddress),
  locale: z.enum(LOCALES, "unknown"),
});

export type ByHandInput = { name?: string; email: z.output<typeof emailAddress>; locale: "fr" | "en" };
