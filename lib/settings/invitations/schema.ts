import { z } from "zod";
import { commonFields, optional, personName } from "@/lib/forms";

/** The button of a mailed invitation's page. */
export const acceptSchema = z.object({
  ...commonFields,
  token: z.string("required").max(100, "unknown"),
  name: optional(personName),
});
