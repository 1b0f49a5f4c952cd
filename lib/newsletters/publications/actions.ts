"use server";

import { peopleAction } from "@/lib/auth/people-action";
import { createNewsletter } from "./mutations";
import { foundNewsletterSchema } from "./schema";

/** Founds a newsletter of a group; its address is made of its title. */
export const foundNewsletter = peopleAction(
  foundNewsletterSchema,
  async (scope, newsletter, now) => {
    const outcome = await createNewsletter(scope, newsletter, now);
    return outcome.ok ? { to: "/organize/newsletters", says: { done: "founded" } } : outcome;
  },
  { keeps: true },
);
