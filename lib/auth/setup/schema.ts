import { z } from "zod";
import { commonFields, emailAddress, line, optional, personName } from "@/lib/forms";
import { DEFAULT_ACCENT, DEFAULT_ACCENT_DARK } from "@/lib/groups/schema";
import { slugSchema } from "@/lib/slugs";

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "colour.invalid");

/** The first run: the first group and its owner. */
export const setupSchema = z.object({
  ...commonFields,
  token: z.string("required").max(100, "unknown"),
  groupName: line(80),
  slug: optional(slugSchema),
  city: optional(line(80)),
  accent: colour.default(DEFAULT_ACCENT),
  accentDark: colour.default(DEFAULT_ACCENT_DARK),
  name: optional(personName),
  email: emailAddress,
});

export type SetupInput = z.output<typeof setupSchema>;
