import { z } from "zod";
import { uuid } from "@/lib/forms";

export const COLLECTIVE_KINDS = ["collective", "association", "union", "newspaper", "cooperative", "party"] as const;

/** A collective as events name it; `groupId` when it lives on this instance. */
export const collectiveSchema = z.object({
  name: z.string().min(1, "required").max(160, "too_long:max=160"),
  shortName: z.string().max(30).optional(),
  kind: z.enum(COLLECTIVE_KINDS).optional(),
  url: z.url({ protocol: /^https?$/, error: "unknown" }).optional(),
  groupId: uuid().optional(),
});

export type CollectiveInput = z.input<typeof collectiveSchema>;
