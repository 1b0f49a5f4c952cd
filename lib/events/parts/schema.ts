import { z } from "zod";
import { commonFields, emailAddress, line, lines, optional } from "@/lib/forms";
import { LOCALES } from "@/lib/local-text";

/** The buttons of a part's own page: yes or no, with a line to the organizers. */
export const partAnswerSchema = z.object({
  ...commonFields,
  answer: z.enum(["confirm", "decline"], "unknown"),
  message: optional(lines(500)),
});

/** How somebody wants to be announced: everything may stay empty. */
export const partWordingSchema = z.object({
  ...commonFields,
  name: optional(line(120)),
  aboutFr: optional(line(160)),
  aboutEn: optional(line(160)),
  url: optional(z.url({ protocol: /^https?$/, error: "url.invalid" }).max(300, "too_long:max=300")),
});

/** Where a link is mailed to: a new address, or the one that is known; in the language of whoever gets it. */
export const partMailSchema = z.object({ email: optional(emailAddress), language: z.enum(LOCALES, "unknown") });

export type PartAnswer = z.output<typeof partAnswerSchema>;
export type PartWording = z.output<typeof partWordingSchema>;
export type PartMail = z.output<typeof partMailSchema>;
