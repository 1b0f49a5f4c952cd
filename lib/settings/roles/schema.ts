import { z } from "zod";
import { emailAddress, optional } from "@/lib/forms";
import { ROLE_NAMES } from "@/lib/groups/schema";
import { LOCALES } from "@/lib/local-text";
import { endOf, partialDateSchema } from "@/lib/time";

const term = {
  name: z.enum(ROLE_NAMES, "unknown"),
  /** The last day of the role, whole; without one it lasts until somebody ends it. */
  lastDay: optional(partialDateSchema.refine((date) => date.length === 10, "date.invalid")),
};

/** An owner answers for the group: that ends by an act, not by a date nobody remembers. */
const ownersStay = ({ name, lastDay }: { name: string; lastDay?: string | undefined }) => name !== "OWNER" || !lastDay;
const NO_END = { message: "role.owner_no_end", path: ["lastDay"] };

export const roleChangeSchema = z.object({ ...term, organizerId: z.uuid("unknown") }).refine(ownersStay, NO_END);
export type RoleChange = z.output<typeof roleChangeSchema>;

export const inviteSchema = z
  .object({ ...term, email: emailAddress, locale: z.enum(LOCALES, "unknown") })
  .refine(ownersStay, NO_END);
export type Invite = z.output<typeof inviteSchema>;

/** The instant at which a role given until a day is over. */
export const roleEnd = (lastDay: string | undefined, timeZone: string): Date | null =>
  lastDay ? endOf(lastDay, timeZone) : null;
