import { z } from "zod";

/** Which group is asked to hold an event along, by its public slug. */
export const hostSchema = z.object({ group: z.string().min(1, "required").max(80, "unknown") });

/** What a group says to it. Leaving later is declining too. */
export const hostAnswerSchema = z.enum(["accept", "decline"], "unknown");

export type HostAnswer = z.output<typeof hostAnswerSchema>;
