"use server";

import { z } from "zod";
import { formAction } from "@/lib/auth/form-action";
import { pathIn } from "@/lib/i18n/paths";
import { LOCALES, plainText } from "@/lib/local-text";
import { searchPublic } from "./queries";

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
