import { z } from "zod";

/** How a site speaks French: to whom, and how it names everybody ("abonné·e", or words that have no gender). */
export const wordingSchema = z.object({
  address: z.enum(["vous", "tu"], "unknown"),
  inclusive: z.enum(["median", "neutral"], "unknown"),
});
export type Wording = z.output<typeof wordingSchema>;

export const ADDRESSES = wordingSchema.shape.address.options;
export const INCLUSIVES = wordingSchema.shape.inclusive.options;
export const DEFAULT_WORDING: Wording = { address: "vous", inclusive: "median" };
