const bare = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Whether a name holds every word that is looked for, whatever its accents and capitals. */
export const nameMatches = (name: string | null, wanted: string): boolean =>
  name !== null &&
  bare(wanted)
    .split(/\s+/)
    .every((word) => bare(name).includes(word));

/** A place in the list: after this row of a group and a contact. */
export type Cursor = { createdAt: Date; id: string };

export const writeCursor = ({ createdAt, id }: Cursor): string => `${createdAt.getTime()}.${id}`;

export function readCursor(text: string): Cursor {
  const dot = text.indexOf(".");
  return { createdAt: new Date(Number(text.slice(0, dot))), id: text.slice(dot + 1) };
}
