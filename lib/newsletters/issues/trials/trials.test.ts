import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { handlers } from "@/lib/worker/handlers";
import { NOW, someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter, jobsWaiting } from "@/tests/helpers/story";
import { draftIssue, editIssue } from "../mutations";
import { testSchema } from "../schema";
import { testIssue } from "./mutations";

const read = (to: string) => testSchema.safeParse({ broadcast: crypto.randomUUID(), language: "fr", to });

test("up to five addresses are read, however they stand apart; one that is none is refused", () => {
  expect(read("a@exemple.fr, b@exemple.fr\nc@exemple.fr").data?.to).toHaveLength(3);
  expect(read("").data?.to).toEqual([]);
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
  expect(await testIssue(scope, id, { to, language: "fr" })).toEqual({ ok: true });
  const [job] = (await jobsWaiting("newsletters.issue-test")).filter(({ payload }) => payload.broadcastId === id);
  expect(JSON.stringify(job)).not.toContain("exemple.fr");
  for (let runs = 0; runs < 2; runs++) await handlers["newsletters.issue-test"]?.(job?.payload as never, NOW);
  const where = { key: { startsWith: `issue-test:${job?.payload.testId}:` }, sentAt: { not: null } };
  expect(await db.delivery.count({ where })).toBe(2);
});
