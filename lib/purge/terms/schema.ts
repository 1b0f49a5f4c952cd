import { z } from "zod";
import { OWN_TERMS } from "@/lib/privacy/terms/rules";

/** A group's own term in days; the usual one counts as none of its own. */
const ownTerm = ({ least, most }: { least: number; most: number }) =>
  z.coerce
    .number("unknown")
    .int("unknown")
    .min(least, "unknown")
    .max(most, "unknown")
    .transform((days) => (days === most ? null : days));

/** For how many days a group keeps answers after an event, and people after their last act. */
export const ownTermsSchema = z.object({
  answersKept: ownTerm(OWN_TERMS.answersKept),
  peopleKept: ownTerm(OWN_TERMS.peopleKept),
});
export type OwnTerms = z.output<typeof ownTermsSchema>;

export const TERM_NAMES = ["answersKept", "peopleKept"] as const;
export type TermName = (typeof TERM_NAMES)[number];

/** What a form offers; the last is the usual term. */
export const OFFERED = {
  answersKept: [2, 7, 14, OWN_TERMS.answersKept.most],
  peopleKept: [30, 90, 180, 365, 730, OWN_TERMS.peopleKept.most],
} as const satisfies Record<TermName, readonly number[]>;
