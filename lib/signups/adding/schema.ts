import { z } from "zod";
import { identityFields } from "@/lib/contacts/story/schema";
import { emailAddress, optional, uuid } from "@/lib/forms";

/** How somebody said that the group may keep their address. */
export const CONSENT_ORIGINS = ["paper", "spoken", "written"] as const;

/** A person typed in by an organizer; a newsletter is only proposed to them, by a mail that they confirm. */
export const addSchema = z.object({
  email: emailAddress,
  ...identityFields,
  origin: z.enum(CONSENT_ORIGINS, "required"),
  newsletter: optional(uuid("unknown")),
});

export type AddInput = z.output<typeof addSchema>;
