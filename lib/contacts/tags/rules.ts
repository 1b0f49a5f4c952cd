import { minutes } from "@/lib/time";

/** How long a change of many, or a note taken away, can be taken back. */
export const UNDONE_WITHIN = minutes(15);
