import { z } from "zod";
import { tagSchema } from "@/lib/contacts/tags/schema";
import { uuid } from "@/lib/forms";

/** What is done to many: one form with a button for each. */
export const bulkSchema = z.discriminatedUnion("act", [
  z.object({ act: z.literal("tag"), tag: tagSchema }),
  z.object({ act: z.literal("untag"), tag: tagSchema }),
  /** From one newsletter, or from all of the group. */
  z.object({ act: z.literal("unsubscribe"), newsletter: uuid().or(z.literal("")).default("") }),
  z.object({ act: z.literal("erase") }),
]);

export type Bulk = z.output<typeof bulkSchema>;
