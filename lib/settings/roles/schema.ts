import { z } from "zod";
import { emailAddress, optional, uuid } from "@/lib/forms";
import { ROLE_NAMES, type RoleName } from "@/lib/groups/schema";
import { LOCALES } from "@/lib/local-text";
import { endOf, partialDateSchema } from "@/lib/time";

const term = {
  name: z.enum(ROLE_NAMES, "unknown"),
  /** The last day of the role, whole; without one it lasts until somebody ends it. */
  lastDay: optional(partialDateSchema.refine((date) => date.length === 10, "date.invalid")),
  /** The events whose door a greeter keeps, their ids joined by commas as one choice of the form; none, all of them. */
  doors: z
    .string()
    .transform((ids) => ids.split(",").filter(Boolean))
    .pipe(z.array(uuid("unknown")))
    .optional(),
};

/** An owner answers for the group: that ends by an act, not by a date nobody remembers. */
const ownersStay = ({ name, lastDay }: { name: string; lastDay?: string | undefined }) => name !== "OWNER" || !lastDay;
const NO_END = { message: "role.owner_no_end", path: ["lastDay"] };

/** What is given: the role, and of a greeter's the events. Any other role is for the whole group. */
export const doorsOf = ({ name, doors = [] }: { name: RoleName; doors?: string[] | undefined }): string[] =>
  name === "GREETER" ? doors : [];

export const roleChangeSchema = z.object({ ...term, organizerId: uuid("unknown") }).refine(ownersStay, NO_END);
export type RoleChange = z.output<typeof roleChangeSchema>;

export const inviteSchema = z
  .object({ ...term, email: emailAddress, locale: z.enum(LOCALES, "unknown") })
  .refine(ownersStay, NO_END);
export type Invite = z.output<typeof inviteSchema>;

/** The instant at which a role given until a day is over. */
export const roleEnd = (lastDay: string | undefined, timeZone: string): Date | null =>
  lastDay ? endOf(lastDay, timeZone) : null;
