import { z } from "zod";
import { emailAddress, line, lines, optional, perLanguage, perLanguageRequired, uuid } from "@/lib/forms";
import { accentContrast, MIN_CONTRAST } from "@/lib/groups/rules";
import { slugSchema } from "@/lib/slugs";
import { timeZoneSchema, writtenDateSchema } from "@/lib/time";

/** A colour that everybody can read on its paper; refused with the contrast it has. */
const accentOn = (paper: "light" | "dark") =>
  z
    .string("colour.invalid")
    .regex(/^#[0-9a-f]{6}$/i, { error: "colour.invalid", abort: true })
    .superRefine((colour, context) => {
      const contrast = accentContrast(colour, paper);
      if (contrast >= MIN_CONTRAST) return;
      context.addIssue({
        code: "custom",
        message: `colour.weak_on_${paper}:contrast=${contrast},least=${MIN_CONTRAST}`,
      });
    });

/** What a group says of itself. */
export const groupEditSchema = z.object({
  name: perLanguageRequired(line(80)),
  shortName: optional(line(20)),
  description: perLanguage(lines(2000)),
  city: optional(line(80)),
  foundedOn: optional(writtenDateSchema),
  timeZone: timeZoneSchema,
  accent: accentOn("light"),
  accentDark: accentOn("dark"),
  publicEmail: optional(emailAddress),
  pictureId: optional(uuid("unknown")),
});
export type GroupEdit = z.output<typeof groupEditSchema>;

/** A local group to found; its address is made of its name when none is given. */
export const localGroupSchema = z.object({
  name: line(80),
  slug: optional(slugSchema),
  town: optional(line(80)),
});
export type LocalGroup = z.output<typeof localGroupSchema>;
