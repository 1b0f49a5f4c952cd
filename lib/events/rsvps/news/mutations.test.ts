import { expect, test } from "vitest";
import { scopeForScript } from "@/lib/auth/script-scope";
import { db } from "@/lib/db";
import { cancelEvent, moveEvent } from "@/lib/events/changes/mutations";
import { newId } from "@/lib/ids";
import { confirmEverything } from "@/lib/signups/confirming/mutations";
import { postRsvp } from "@/lib/signups/mutations";
import { aGroup, anEvent, jobsWaiting, mailedToken } from "@/tests/helpers/story";
import { rsvpSchema } from "../schema";

const now = new Date();
const posting = { now, locale: "fr" as const, personCookie: undefined, delayMail: false };

async function ownerOf(groupId: string) {
  const organizer = await db.organizer.create({
    data: {
      id: newId(),
      sealedEmail: new Uint8Array([1]),
      emailIndex: new Uint8Array(Buffer.from(newId())),
      roles: { create: { id: newId(), groupId, name: "OWNER" } },
    },
  });
  return scopeForScript(organizer.id, groupId);
}

test("a move and a cancellation are told to everybody whose answer holds, and to nobody else", async () => {
  const group = await aGroup();
  const scope = await ownerOf(group.id);
  const event = await anEvent(group.id, { capacity: 1 });
  for (const [email, answer] of Object.entries({
    "n1@example.org": "yes",
    "n2@example.org": "yes",
    "n3@example.org": "no",
  })) {
    await postRsvp(event.slug, rsvpSchema.parse({ email, answer }), posting);
    await confirmEverything(await mailedToken("confirm", email), now);
  }
  await postRsvp(event.slug, rsvpSchema.parse({ email: "n4@example.org", answer: "yes" }), posting);
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await moveEvent(
    scope,
    event.id,
    { placeName: "Place du Marché", city: "Paris", reason: { fr: "La préfecture." }, urgent: true },
    now,
  );
  expect(await jobsWaiting("events.rsvp-mail")).toHaveLength(2);
  await cancelEvent(scope, event.id, { reason: { fr: "La salle a brûlé." } }, now);
  expect(await jobsWaiting("events.rsvp-mail")).toHaveLength(2);
});
