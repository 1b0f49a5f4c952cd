import { newId } from "./ids";
import type { LocalText } from "./local-text";
import { slugFrom } from "./slugs";

const cut = (title: LocalText, length: number): string =>
  slugFrom(title.fr ?? title.en ?? "")
    .slice(0, length)
    .replace(/-$/, "");

/** An address of the title that nothing has; behind a common title stand signs of chance. `otherwise` when it has no letters. */
export async function freeSlug(
  title: LocalText,
  otherwise: string,
  isTaken: (slug: string) => Promise<boolean>,
): Promise<string> {
  const base = cut(title, 70) || otherwise;
  return (await isTaken(base)) ? `${base}-${newId().slice(0, 8)}` : base;
}

/** The address of a draft, free by its id: whether a title is taken would tell one group what another one prepares. */
export const draftSlug = (title: LocalText, id: string): string => [cut(title, 40), id].filter(Boolean).join("-");

/** The address of what goes public: one of its title in place of a draft's, and for good. */
export const publicSlug = (
  { id, slug, title }: { id: string; slug: string; title: LocalText },
  otherwise: string,
  isTaken: (slug: string) => Promise<boolean>,
): Promise<string> => (slug.endsWith(id) ? freeSlug(title, otherwise, isTaken) : Promise.resolve(slug));
