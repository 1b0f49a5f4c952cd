"use server";

import { z } from "zod";
import { formAction, refuse } from "@/lib/auth/form-action";
import { findScopeOfEvent } from "@/lib/events/desk/queries";
import { addWalkIn } from "@/lib/events/walk-ins/mutations";
import { addByHand } from "./by-hand/mutations";
import { byHandSchema } from "./by-hand/schema";

/** Puts somebody on an event's list: by mail when there is an address, else as come through the door this moment. */
export const addPerson = formAction(
  z.object({ eventId: z.uuid("unknown"), person: byHandSchema }),
  async ({ eventId, person }, { scopes }, now) => {
    const scope = await findScopeOfEvent(scopes, eventId);
    if (!scope) return refuse("not_found");
    const { email, name, locale } = person;
    const outcome = email
      ? await addByHand(scope, eventId, { email, locale, ...(name ? { name } : {}) }, now)
      : await addWalkIn(scope, eventId, name ? { name } : {}, now);
    return outcome.ok ? { ok: true } : refuse(outcome.reason);
  },
);
