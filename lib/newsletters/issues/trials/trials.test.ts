import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { after, minutes } from "@/lib/time";
import { handlers } from "@/lib/worker/handlers";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter, jobsWaiting } from "@/tests/helpers/story";
import { draftIssue, editIssue } from "../mutations";
import { badAddresses, testSchema } from "../schema";
import { testIssue } from "./mutations";

const read = (to: string) => testSchema.safeParse({ broadcast: crypto.randomUUID(), language: "fr", to });

test("up to five addresses are read, however they stand apart; one that is none is refused", () => {
  expect(read("a@exemple.fr, b@exemple.fr\nc@exemple.fr").data?.to).toHaveLength(3);
  expect(read("").data?.to).toEqual([]);
  expect(badAddresses("a@exemple.fr, rien b@ rien")).toEqual([
    { address: "rien", reason: "no_at" },
    { address: "b@", reason: "no_domain" },
  ]);
  expect(read("a@exemple.fr, rien").error?.issues[0]?.message).toBe("tests.bad_address");
  expect(read("abcdef".replace(/./g, "$&@exemple.fr ")).error?.issues[0]?.message).toBe("tests.too_many:max=5");
});

test("goes to each address once, however often the job runs; no address stands in the queue", async () => {
  const scope = await someScope(await someGroup());
  const letter = await aNewsletter(scope.groupId);
  const made = await draftIssue(scope, { newsletter: letter.id }, NOW);
  const id = made.ok ? made.broadcastId : "";
  await editIssue(scope, id, { subject: { fr: "Oui" }, words: { fr: "Bonjour {prénom}." } }, NOW);
  const to = ["un@exemple.fr", "deux@exemple.fr"];
  expect(await testIssue(scope, id, { to, language: "fr" }, NOW)).toEqual({ ok: true });
  const [job] = (await jobsWaiting("newsletters.issue-test")).filter(({ payload }) => payload.broadcastId === id);
  expect(JSON.stringify(job)).not.toContain("exemple.fr");
  for (let runs = 0; runs < 2; runs++) await handlers["newsletters.issue-test"]?.(job?.payload as never, NOW);
  const where = { key: { startsWith: `issue-test:${job?.payload.testId}:` }, sentAt: { not: null } };
  expect(await db.delivery.count({ where })).toBe(2);
});

test("five tests a minute for each organizer, none of whom stands in the count", async () => {
  const groupId = await someGroup();
  const [scope, other] = [await someScope(groupId), await someScope(groupId)];
  const made = await draftIssue(scope, { newsletter: (await aNewsletter(groupId)).id }, NOW);
  const ask = (who: typeof scope, now: Date) =>
    testIssue(who, made.ok ? made.broadcastId : "", { to: [], language: "fr" }, now);
  for (let asked = 0; asked < 5; asked++) expect(await ask(scope, NOW)).toEqual({ ok: true });
  expect(await ask(scope, NOW)).toEqual({ ok: false, reason: "many_tests" });
  expect(await ask(other, NOW)).toEqual({ ok: true });
  expect(await ask(scope, after(NOW, minutes(1)))).toEqual({ ok: true });
  expect(JSON.stringify(await db.mailUse.findMany())).not.toContain(scope.organizerId);
});
