"use server";

import { z } from "zod";
import { peopleAction } from "@/lib/auth/people-action";
import { unsubscribeOnRequest } from "./subscribers/mutations";

/** Ends a subscription at the person's request, and leads back to the list. */
export const endSubscription = peopleAction(
  z.object({ subscription: z.uuid(), from: z.string() }),
  async (scope, { subscription, from }, now) => {
    const outcome = await unsubscribeOnRequest(scope, subscription, now);
    return outcome.ok ? { to: from, says: { done: "unsubscribed" } } : outcome;
  },
);
