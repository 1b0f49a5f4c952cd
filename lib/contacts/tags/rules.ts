import { TERMS } from "@/lib/privacy/terms/rules";
import { minutes } from "@/lib/time";

/** How long a change of many, or a note taken away, can be taken back. */
export const UNDONE_WITHIN = minutes(15);

/** How long two merged people can be made two again. */
export const MERGE_UNDONE_WITHIN = TERMS.undone.kept;
