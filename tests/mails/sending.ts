import { parseAddress } from "@/lib/addresses";
import { db, Prisma } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Compose, Composed } from "@/lib/mail/sending/composer";
import { slot } from "@/lib/mail/skeletons/slots";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { after, minutes } from "@/lib/time";

/** A message to many that leaves now: `count` readers, a copy made for each; their addresses start with `name`. */
export async function aMessage(groupId: string, count: number, name = "lue"): Promise<string> {
  const now = after(new Date(), -minutes(1));
  const broadcast = { id: newId(), groupId, audience: {}, recipients: count, scheduledAt: now, spreadAt: now };
  await db.broadcast.create({ data: broadcast });
  const people = Array.from({ length: count }, (_, place) => {
    const [id, address] = [newId(), parseAddress(`${name}-${place}@exemple.fr`)];
    if (!address.ok) throw new Error(address.reason);
    const sealedEmail = seal("Contact.sealedEmail", id, address.value.display);
    const sealedName = seal("Contact.sealedName", id, `Zoé ${place}`);
    return { id, sealedEmail, sealedName, emailIndex: addressIndex(address.value), confirmedAt: now };
  });
  await db.contact.createMany({ data: people });
  await db.delivery.createMany({
    data: people.map(({ id: contactId }) => ({
      id: newId(),
      key: `broadcast:${broadcast.id}:${contactId}`,
      kind: "broadcast",
      contactId,
      broadcastId: broadcast.id,
    })),
  });
  return broadcast.id;
}

/** A plain message in place of a newsletter: whatever the id, the same words. */
export const composeAnything =
  (wanted: Composed["wanted"] = Prisma.sql`true`): Compose =>
  async () => ({
    words: async () => ({
      from: "Les Lucioles éclairées",
      replyTo: undefined,
      subject: "La lettre de décembre",
      html: `<p>Bonjour ${slot("name")}</p>`,
      text: `Bonjour ${slot("name")}\n`,
      headers: [["Precedence", "bulk"]],
    }),
    values: (reader) => (name) => (name === "name" ? (reader.name ?? "") : ""),
    wanted,
  });

/** How the copies of a message stand. */
export async function standOf(broadcastId: string) {
  const copies = await db.delivery.findMany({ where: { broadcastId } });
  const count = (is: (copy: (typeof copies)[number]) => unknown) => copies.filter(is).length;
  return {
    sent: count((copy) => copy.sentAt),
    refused: count((copy) => copy.failedAt),
    uncertain: count((copy) => copy.uncertainAt),
    dropped: count((copy) => copy.droppedAt),
    waiting: count((copy) => !copy.claimedAt && !copy.droppedAt),
  };
}
