import type { Scope } from "@/lib/auth/scope";
import { createEvent, publishEvent } from "@/lib/events/mutations";
import { setProgramme } from "@/lib/events/programme/mutations";
import type { ProgrammeInput } from "@/lib/events/programme/schema";
import type { EventInput } from "@/lib/events/schema";
import { done } from "../done";

/** Announces an event with its programme at once; answers its id. */
export async function announce(
  scope: Scope,
  event: EventInput,
  programme: ProgrammeInput | null,
  announcedAt: Date,
): Promise<string> {
  const { eventId } = done(await createEvent(scope, event, announcedAt));
  if (programme) done(await setProgramme(scope, eventId, programme, announcedAt));
  done(await publishEvent(scope, eventId, announcedAt));
  return eventId;
}

/** A collective by name with its part, already agreed. */
export const agreed = (name: string, role: "ORGANIZES" | "CO_ORGANIZES" | "SUPPORTS" | "RELAYS" | "SPEAKS") =>
  ({ collective: { name }, role, state: "CONFIRMED" }) as const;
