const bare = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Tells whether a name holds every word that is looked for, whatever its accents and capitals. */
export function nameMatcher(wanted: string): (name: string | null) => boolean {
  const words = bare(wanted).split(/\s+/);
  return (name) => {
    const text = name && bare(name);
    return text !== null && words.every((word) => text.includes(word));
  };
}

/** A place in the list: after this row of a group and a contact. */
export type Cursor = { createdAt: Date; id: string };

export const writeCursor = ({ createdAt, id }: Cursor): string => `${createdAt.getTime()}.${id}`;

export function readCursor(text: string): Cursor {
  const dot = text.indexOf(".");
  return { createdAt: new Date(Number(text.slice(0, dot))), id: text.slice(dot + 1) };
}
