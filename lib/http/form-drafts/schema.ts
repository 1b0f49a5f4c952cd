import { z } from "zod";

/** What was typed into a refused form, and a message key per field; the field "form" stands for the form as a whole. */
export const formDraftSchema = z.object({
  form: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  errors: z.record(z.string(), z.string()),
});

export type FormDraft = z.output<typeof formDraftSchema>;
