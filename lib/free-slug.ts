import { newId } from "./ids";
import type { LocalText } from "./local-text";
import { slugFrom } from "./slugs";

/** An address of the title that nothing has; behind a common title stand signs of chance. `otherwise` when it has no letters. */
export async function freeSlug(
  title: LocalText,
  otherwise: string,
  isTaken: (slug: string) => Promise<boolean>,
): Promise<string> {
  const cut = slugFrom(title.fr ?? title.en ?? "").slice(0, 70);
  const base = cut.replace(/-$/, "") || otherwise;
  return (await isTaken(base)) ? `${base}-${newId().slice(0, 8)}` : base;
}
