import { randomUUID } from "node:crypto";

/** A new row's id. Random (version 4), so that it tells neither when nor where the row was made. */
export const newId = (): string => randomUUID();
