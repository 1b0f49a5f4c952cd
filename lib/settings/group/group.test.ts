import { describe, expect, test } from "vitest";
import { scopeForScript } from "@/lib/auth/script-scope";
import { db } from "@/lib/db";
import { fieldPathErrors } from "@/lib/http/form-rules";
import { errorSentence } from "@/lib/i18n/error-key";
import { newId } from "@/lib/ids";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { editGroup, foundLocalGroup } from "./mutations";
import { findGroupSettings } from "./queries";
import { groupEditSchema } from "./schema";

const typed = {
  name: { fr: "Les Lucioles", en: "" },
  shortName: "",
  description: { fr: "Nous éclairons.", en: "" },
  city: "Rennes",
  foundedOn: "2019-03",
  timeZone: "Europe/Paris",
  accent: "#1f6f5c",
  accentDark: "#7fd8c0",
  publicEmail: "bonjour@exemple.org",
  pictureId: "",
};
const edit = (changed: object = {}) => groupEditSchema.parse({ ...typed, ...changed });
const errorsOf = (changed: object) => {
  const { error } = groupEditSchema.safeParse({ ...typed, ...changed });
  return error ? fieldPathErrors(error) : {};
};
const acts = (groupId: string) =>
  db.auditEntry.findMany({ where: { groupId }, select: { act: true, subjectId: true }, orderBy: { id: "asc" } });

async function somePicture(groupId: string) {
  const id = newId();
  const sizes = { width: 9, height: 9, widths: [9] };
  await db.media.create({ data: { id, groupId, path: `/p-${id}`, ...sizes, alt: { fr: "Une lampe" } } });
  return id;
}

describe("a group's own words and look", () => {
  test("are saved whole, what is left empty is empty, and stand on record", async () => {
    const groupId = await someGroup();
    const owner = await someScope(groupId);
    const pictureId = await somePicture(groupId);
    expect(await editGroup(owner, edit({ pictureId, shortName: "LL" }), NOW)).toEqual({ ok: true });
    expect(await findGroupSettings(owner)).toMatchObject({
      name: { fr: "Les Lucioles" },
      shortName: "LL",
      foundedOn: "2019-03",
      publicEmail: "bonjour@exemple.org",
      pictureId,
    });
    await editGroup(owner, edit({ city: " ", publicEmail: "" }), NOW);
    expect(await findGroupSettings(owner)).toMatchObject({
      shortName: null,
      city: null,
      publicEmail: null,
      pictureId: null,
    });
    const edited = { act: "group.edited", subjectId: groupId };
    expect(await acts(groupId)).toEqual([edited, edited]);
  });

  test("keep the picture they have, and take no other group's", async () => {
    const groupId = await someGroup();
    const owner = await someScope(groupId);
    const foreign = await somePicture(await someGroup());
    expect(await editGroup(owner, edit({ pictureId: foreign }), NOW)).toEqual({ ok: false, reason: "not_found" });
    await db.group.update({ where: { id: groupId }, data: { pictureId: foreign } });
    expect((await findGroupSettings(owner))?.pictures).toMatchObject([{ id: foreign }]);
    expect(await editGroup(owner, edit({ pictureId: foreign }), NOW)).toEqual({ ok: true });
  });

  test("refuse a colour by the contrast it has on its own paper", () => {
    const errors = errorsOf({ accent: "#ffcc00", accentDark: "#222222" });
    expect(Object.keys(errors)).toEqual(["accent", "accentDark"]);
    expect(errorSentence(errors.accent ?? "", "en")).toMatch(/^The contrast is 1\.4\d on light paper.*4\.5 is needed/);
    expect(errorSentence(errors.accentDark ?? "", "fr")).toMatch(/^Le contraste est de 1,\d+ sur papier sombre/);
    expect(errorsOf({ accent: "red" })).toEqual({ accent: "colour.invalid" });
  });

  test("refuse half a date, no name, a zone that is nowhere, in a sentence beside the field", () => {
    expect(errorsOf({ foundedOn: "un jour de 2019" })).toEqual({ foundedOn: "date.partial" });
    expect(errorsOf({ name: { fr: "", en: "" } })).toEqual({ "name.fr": "required" });
    expect(errorsOf({ timeZone: "Europe/Luciole" })).toEqual({ timeZone: "time_zone.invalid" });
  });
});

describe("a local group", () => {
  const local = { name: "Lucioles de Brest", slug: undefined, town: "Brest" };

  test("begins in its collective's colours and hours, owned by who founded it", async () => {
    const groupId = await someGroup();
    const owner = await someScope(groupId);
    await editGroup(owner, edit({ timeZone: "America/Cayenne" }), NOW);
    const founded = await foundLocalGroup(owner, local, "fr", NOW);
    const childId = founded.ok ? founded.groupId : "";
    expect(await db.group.findUnique({ where: { id: childId } })).toMatchObject({
      parentId: groupId,
      slug: "lucioles-de-brest",
      name: { fr: "Lucioles de Brest" },
      accent: typed.accent,
      timeZone: "America/Cayenne",
    });
    expect(await scopeForScript(owner.organizerId, childId, NOW)).toMatchObject({ role: "OWNER" });
    expect((await acts(groupId)).at(-1)).toEqual({ act: "group.founded", subjectId: childId });
    expect(await foundLocalGroup(owner, local, "fr", NOW)).toEqual({ ok: false, reason: "slug_taken" });
  });
});
