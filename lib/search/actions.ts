"use server";

import { z } from "zod";
import { formAction } from "@/lib/auth/form-action";
import { pathIn } from "@/lib/i18n/paths";
import { LOCALES, plainText } from "@/lib/local-text";
import { searchDesk, searchPublic } from "./queries";

/** What a text in this language can show as a card: what everybody sees already, found by its title. */
export const findCards = formAction(
  z.object({ asked: z.string().max(100), locale: z.enum(LOCALES) }),
  async ({ asked, locale }, _, now) => {
    const hits = await searchPublic(asked, now);
    const cards = hits.map(({ kind, title, path }) => ({
      kind,
      title: plainText(title, locale),
      href: pathIn(locale, path),
    }));
    return { ok: true, cards };
  },
);

/** Results of each kind while somebody still types. */
const OF_EACH = 5;

/** What the organizer's own groups have whose titles hold these words, some of each kind, with links: no person is among it. */
export const findAtDesk = formAction(
  z.object({ asked: z.string().max(100), locale: z.enum(LOCALES) }),
  async ({ asked, locale }, { scopes }) => {
    const hits = await searchDesk(scopes, asked, OF_EACH);
    const lines = hits.flatMap(({ kind, title, isDraft, path }) =>
      path ? [{ kind, title: plainText(title, locale), isDraft, href: pathIn(locale, path) }] : [],
    );
    return { ok: true, hits: lines };
  },
);
