import { z } from "zod";
import { line, optional, perLanguageRequired } from "@/lib/forms";
import { writtenSchema } from "@/lib/local-text";

/** A picture whose sizes stand ready as "<path>-<width>.webp"; width and height are those of the largest. */
export const mediaSchema = z.object({
  path: z.string().regex(/^(\/[a-z0-9]+(-[a-z0-9]+)*)+$/, "unknown"),
  width: z.int().min(1),
  height: z.int().min(1),
  widths: z.array(z.int().min(1)).min(1),
  alt: writtenSchema,
  credit: z.string().max(200).optional(),
});

export type MediaInput = z.input<typeof mediaSchema>;

/** What is said of an uploaded picture: in words for those who do not see it, and whose it is. */
export const pictureWordsSchema = z.object({
  alt: perLanguageRequired(line(300)),
  credit: optional(line(200)),
});

export type PictureWords = z.output<typeof pictureWordsSchema>;
export type PictureWordsInput = z.input<typeof pictureWordsSchema>;
