import { z } from "zod";
import { optional, personName } from "@/lib/forms";

/** Somebody at the door whom nobody expected: a name, or nothing but that they came. */
export const walkInSchema = z.object({ name: optional(personName) });

export type WalkInInput = z.input<typeof walkInSchema>;
