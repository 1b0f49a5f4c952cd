import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { createNewsletter } from "./mutations";
import { foundNewsletterSchema } from "./schema";

test("a newsletter founded at the desk gets an address made of its title, another one of the same title another", async () => {
  const scope = await someScope(await someGroup());
  const asked = foundNewsletterSchema.parse({
    titleFr: "L’Écho des marées",
    titleEn: "",
    descriptionFr: "Un mot par mois.",
  });
  const made = [await createNewsletter(scope, asked, NOW), await createNewsletter(scope, asked, NOW)];
  expect(made).toMatchObject([{ ok: true }, { ok: true }]);
  const rows = await db.newsletter.findMany({ where: { groupId: scope.groupId }, orderBy: { slug: "asc" } });
  expect(rows).toMatchObject([
    { slug: "l-echo-des-marees", title: { fr: "L’Écho des marées" }, description: { fr: "Un mot par mois." } },
    { slug: expect.stringMatching(/^l-echo-des-marees-[0-9a-f]{8}$/) },
  ]);
});

test("without a title in any language there is nothing to found", () => {
  expect(foundNewsletterSchema.safeParse({ titleFr: " ", descriptionFr: "Bonjour" }).success).toBe(false);
});
