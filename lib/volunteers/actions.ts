"use server";

import { z } from "zod";
import { peopleAction } from "@/lib/auth/people-action";
import { optional } from "@/lib/forms";
import { chooseBuddy, moveVolunteer, noteContact, snoozeVolunteer } from "./board/mutations";
import { STATES } from "./board/rules";

const offer = z.uuid();
const page = (group: string, offer: string) => ({ to: `/organize/volunteers?group=${group}&card=${offer}` });

/** Moves a card to another column of the board. */
export const moveCard = peopleAction(
  z.object({ offer, state: z.enum(STATES) }),
  async (scope, { offer, state }, now) => {
    const outcome = await moveVolunteer(scope, offer, state, now);
    return outcome.ok ? page(scope.groupId, offer) : outcome;
  },
);

/** What one button of a card does. */
export const touchCard = peopleAction(
  z.object({ offer, act: z.enum(["touched", "quiet", "awake"]) }),
  async (scope, { offer, act }, now) => {
    const outcome =
      act === "touched"
        ? await noteContact(scope, offer, now)
        : await snoozeVolunteer(scope, offer, act === "quiet", now);
    return outcome.ok ? page(scope.groupId, offer) : outcome;
  },
);

/** Names who stays in touch; nobody, when left empty. */
export const giveBuddy = peopleAction(
  z.object({ offer, buddy: optional(z.uuid()) }),
  async (scope, { offer, buddy }, now) => {
    const outcome = await chooseBuddy(scope, offer, buddy ?? null, now);
    return outcome.ok ? page(scope.groupId, offer) : outcome;
  },
);
