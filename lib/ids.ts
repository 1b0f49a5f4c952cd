import { randomUUID } from "node:crypto";

/** A new row's id. Random (version 4), so that it tells neither when nor where the row was made. */
export const newId = (): string => randomUUID();

/** Whether a text from an address or a form can be an id at all: PostgreSQL refuses others as bugs. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
