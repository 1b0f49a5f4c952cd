type Tree = { [key: string]: string | Tree };

/** The sentences of `errors` by key ("email.no_at"), for the browser; numbers stand as {max}. Plurals stay the server's. */
export function errorWords(tree: Tree, above = ""): Record<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    if (typeof value !== "string") return Object.entries(errorWords(value, `${above}${key}.`));
    return value.includes(", plural,") ? [] : [[`${above}${key}`, value.replace(/\{(\w+), number\}/g, "{$1}")]];
  });
  return Object.fromEntries(entries);
}
