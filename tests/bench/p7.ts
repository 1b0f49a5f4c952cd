import { randomBytes } from "node:crypto";
import { parseAddress } from "@/lib/addresses";
import { createOrganizer } from "@/lib/auth/mutations";
import { closeDb, db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { type App, openDataOf } from "@/tests/helpers/app";
import { type Pair, paired } from "./paired";
import type { Measure } from "./report";

const EVENT = "contre-sommet";
const LETTER = "la-lettre";

const newAddress = () => {
  const address = parseAddress(`paire-${randomBytes(8).toString("hex")}@example.org`);
  if (!address.ok) throw new Error(address.reason);
  return address.value;
};

/** So many people who subscribe to the letter and come to the event, confirmed long ago; their addresses. */
async function knownPeople(count: number): Promise<string[]> {
  const { id: eventId } = await db.event.findUniqueOrThrow({ where: { slug: EVENT }, select: { id: true } });
  const { id: newsletterId } = await db.newsletter.findFirstOrThrow({ where: { slug: LETTER }, select: { id: true } });
  const people = Array.from({ length: count }, () => ({ id: newId(), address: newAddress() }));
  const then = new Date("2026-01-01T00:00:00Z");
  await db.contact.createMany({
    data: people.map(({ id, address }) => ({
      id,
      sealedEmail: seal("Contact.sealedEmail", id, address.display),
      emailIndex: addressIndex(address),
      confirmedAt: then,
    })),
  });
  const of = people.map(({ id: contactId }) => ({ id: newId(), contactId, confirmedAt: then }));
  await db.subscription.createMany({ data: of.map((one) => ({ ...one, newsletterId })) });
  await db.rsvp.createMany({ data: of.map((one) => ({ ...one, eventId, status: "GOING" as const })) });
  return people.map(({ address }) => address.display);
}

async function knownOrganizers(count: number): Promise<string[]> {
  const addresses = Array.from({ length: count }, newAddress);
  for (const email of addresses) await createOrganizer({ email, name: "Paire" }, new Date());
  return addresses.map(({ display }) => display);
}

/** Whoever posts an address learns nothing by the time of the answer: those known to us against those nobody knows. */
export async function p7(app: App): Promise<Measure[]> {
  openDataOf(app);
  const ask = (path: string, fields: Record<string, string>) => async (email: string) => {
    const body = new URLSearchParams({ ...fields, email, locale: "fr" });
    const headers = { origin: app.origin };
    const answer = await fetch(`${app.origin}${path}`, { method: "POST", redirect: "manual", headers, body });
    await answer.arrayBuffer();
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`);
  };
  const pairOf = (name: string, pairs: number, post: (email: string) => Promise<void>, known: string[]): Pair => ({
    name,
    pairs,
    one: (index) => post(known[index] ?? ""),
    other: () => post(newAddress().display),
  });
  const subscribe = ask("/api/public/subscriptions", { newsletter: LETTER, consent: "on" });
  const come = ask(`/api/public/events/${EVENT}/rsvps`, { answer: "yes", name: "Paire" });
  const signIn = ask("/api/organize/sign-in", {});
  const measures = [
    ...(await paired(
      "P7-subscription",
      pairOf("a known address at the letter", 300, subscribe, await knownPeople(700)),
    )),
    ...(await paired("P7-rsvp", pairOf("a known address at an event", 300, come, await knownPeople(700)))),
    ...(await paired(
      "P7-sign-in",
      pairOf("an organizer's address at the desk", 50, signIn, await knownOrganizers(150)),
    )),
  ];
  await closeDb();
  return measures;
}
