import { line } from "@/lib/forms";

/** A tag: one short line, in lower case, so that "Presse" and "presse" are one. */
export const tagSchema = line(40, "tag.missing").transform((text) => text.toLowerCase());
