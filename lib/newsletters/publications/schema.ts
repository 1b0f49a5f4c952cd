import { z } from "zod";
import { line, lines, optional } from "@/lib/forms";
import { localTextSchema, writtenSchema } from "@/lib/local-text";
import { slugSchema } from "@/lib/slugs";

/** A publication people subscribe to. */
export const newsletterSchema = z.object({
  /** Without one it is made of the title. */
  slug: slugSchema.optional(),
  title: writtenSchema,
  description: localTextSchema.default({}),
});

/** A newsletter as the form at the desk founds it: a title in one language at least. */
export const foundNewsletterSchema = z
  .object({
    titleFr: optional(line(80)),
    titleEn: optional(line(80)),
    descriptionFr: optional(lines(500)),
    descriptionEn: optional(lines(500)),
  })
  .refine(({ titleFr, titleEn }) => titleFr || titleEn, "required")
  .transform(({ titleFr, titleEn, descriptionFr, descriptionEn }) => ({
    title: { ...(titleFr && { fr: titleFr }), ...(titleEn && { en: titleEn }) },
    description: { ...(descriptionFr && { fr: descriptionFr }), ...(descriptionEn && { en: descriptionEn }) },
  }));

export type NewsletterInput = z.input<typeof newsletterSchema>;
