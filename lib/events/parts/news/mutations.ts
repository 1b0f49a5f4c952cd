import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { listToldOrganizers } from "../../organizers/queries";
import { hourOf, toldAt } from "./rules";

/**
 * Has those who organize an event told that somebody of its programme said something by their own link: one mail for each
 * of them an hour, however much is said in it.
 */
export async function tellOfPart(tx: Tx, event: { id: string; groupId: string }, now: Date): Promise<void> {
  const hour = hourOf(now);
  const from = hour.from.toISOString();
  for (const organizerId of await listToldOrganizers(tx, event.groupId, now)) {
    const key = `part-news:${event.id}:${organizerId}:${from}`;
    await enqueue(tx, "events.part-news-mail", { eventId: event.id, organizerId, from }, { key, runAt: toldAt(hour) });
  }
}
