"use server";

import { z } from "zod";
import { peopleAction } from "@/lib/auth/people-action";
import { optional, uuid } from "@/lib/forms";
import {
  type Before,
  chooseBuddy,
  moveVolunteer,
  noteContact,
  snoozeVolunteer,
  takeContactBack,
} from "./board/mutations";
import { STATES } from "./board/rules";

const offer = uuid();
const page = (group: string, offer: string) => ({ to: `/organize/volunteers?group=${group}&card=${offer}` });

/** Moves a card to another column of the board. */
export const moveCard = peopleAction(
  z.object({ offer, state: z.enum(STATES) }),
  async (scope, { offer, state }, now) => {
    const outcome = await moveVolunteer(scope, offer, state, now);
    return outcome.ok ? { ...page(scope.groupId, offer), says: { done: "moved" } } : outcome;
  },
);

/** How to take a noted contact back, in one word of an address: the card, what it was, and when it changed. */
const written = (offer: string, { state, contactedAt, snoozedUntil, at }: Before): string =>
  [offer, state, ...[contactedAt, snoozedUntil, at].map((moment) => moment?.getTime() ?? "")].join("_");

const moment = z
  .string()
  .regex(/^\d{0,14}$/)
  .transform((text) => (text ? new Date(Number(text)) : null));

/** The same, read again. */
const readBefore = z
  .string()
  .transform((text) => text.split("_"))
  .pipe(z.tuple([offer, z.enum(STATES), moment, moment, moment]));

/** What one button of a card does. */
export const touchCard = peopleAction(
  z.object({ offer, act: z.enum(["touched", "quiet", "awake"]) }),
  async (scope, { offer, act }, now) => {
    if (act === "touched") {
      const noted = await noteContact(scope, offer, now);
      if (!noted.ok) return noted;
      return { ...page(scope.groupId, offer), says: { done: "touched", undo: written(offer, noted.before) } };
    }
    const outcome = await snoozeVolunteer(scope, offer, act === "quiet", now);
    return outcome.ok
      ? { ...page(scope.groupId, offer), says: { done: act, ...(act === "quiet" && { undo: offer }) } }
      : outcome;
  },
);

/** Takes a noted contact back. */
export const untouchCard = peopleAction(z.object({ undo: readBefore }), async (scope, { undo }, now) => {
  const [offer, state, contactedAt, snoozedUntil, at] = undo;
  const outcome = await takeContactBack(scope, offer, { state, contactedAt, snoozedUntil, at: at ?? now }, now);
  return outcome.ok ? { ...page(scope.groupId, offer), says: { done: "untouched" } } : outcome;
});

/** Names who stays in touch; nobody, when left empty. */
export const giveBuddy = peopleAction(
  z.object({ offer, buddy: optional(uuid()) }),
  async (scope, { offer, buddy }, now) => {
    const outcome = await chooseBuddy(scope, offer, buddy ?? null, now);
    return outcome.ok ? { ...page(scope.groupId, offer), says: { done: "given" } } : outcome;
  },
);
