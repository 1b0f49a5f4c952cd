import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { NeedKind } from "@/lib/today/rules";
import fr from "@/messages/fr.json";
import { Needs } from "./needs";

const KINDS: NeedKind[] = ["draft", "refused", "waiting", "unconfirmed", "full", "empty", "volunteers", "hosting"];

test.each(KINDS)("a button of %s leads to what it is about, not to another group's or event's", (kind) => {
  const needs = ["here", "there"].map((id) => ({ kind, count: 1, about: { fr: id }, id }));
  const list = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" messages={fr} timeZone="Europe/Paris">
      <Needs needs={needs} />
    </NextIntlClientProvider>,
  );
  const [here, there] = [...list.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  expect(here).toContain("here");
  expect(there).toContain("there");
});

test("who offered help is looked at on the card of who has waited longest, which is open; nothing promises an answer there", () => {
  const needs = [{ kind: "volunteers" as const, count: 2, about: { fr: "ici" }, id: "group", first: "offer" }];
  const list = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" messages={fr} timeZone="Europe/Paris">
      <Needs needs={needs} />
    </NextIntlClientProvider>,
  );
  expect(list).toContain('href="/organize/volunteers?group=group&amp;card=offer#offer"');
  expect(list).toContain("Voir qui attend");
});
