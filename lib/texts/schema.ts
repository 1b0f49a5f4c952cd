import { z } from "zod";
import { uuid } from "@/lib/forms";
import { partialDateSchema } from "@/lib/time";

const id = uuid("unknown");

/** Which text that goes public. */
export const publicTextSchema = z.union([
  z.object({ postId: id }),
  z.object({ campaignId: id }),
  z.object({ resourceId: id }),
  z.object({ pageId: id }),
]);

/** Which text, an issue of a newsletter too. */
export const textSchema = z.union([publicTextSchema, z.object({ broadcastId: id })]);

/** A text's updatedAt when its editor was opened. */
export const seenSchema = z.iso.datetime("unknown").transform((text) => new Date(text));

/** From when a text is public, on its group's clock. */
export const scheduleSchema = z.object({
  text: publicTextSchema,
  day: z
    .string("required")
    .regex(/^[12]\d{3}-\d{2}-\d{2}$/, "date.invalid")
    .pipe(partialDateSchema),
  time: z.string("required").regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time.invalid"),
});
