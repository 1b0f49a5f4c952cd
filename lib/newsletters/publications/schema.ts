import { z } from "zod";
import { localTextSchema, writtenSchema } from "@/lib/local-text";
import { slugSchema } from "@/lib/slugs";

/** A publication people subscribe to. */
export const newsletterSchema = z.object({
  slug: slugSchema,
  title: writtenSchema,
  description: localTextSchema.default({}),
});

export type NewsletterInput = z.input<typeof newsletterSchema>;
