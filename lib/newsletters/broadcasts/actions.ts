"use server";

import { z } from "zod";
import { peopleAction } from "@/lib/auth/people-action";
import { optional, uuid } from "@/lib/forms";
import {
  draftBroadcast,
  pauseBroadcast,
  resendUncertain,
  sendBroadcast,
  stopBroadcast,
  testBroadcast,
  writeBroadcast,
} from "./mutations";
import { broadcastWords, chosenAnswers } from "./schema";

const one = { broadcast: uuid() };
const page = (id: string, says: Record<string, string> = {}) => ({ to: `/organize/broadcasts/${id}`, says });

/** Begins a message to those ticked in an event's list, or to all that its filter shows. */
export const beginMessage = peopleAction(z.object(chosenAnswers), async (scope, chosen, now) => {
  const outcome = await draftBroadcast(scope, chosen, now);
  return outcome.ok ? page(outcome.broadcastId) : outcome;
});

/** Keeps a message's words, and shows what they come to. */
export const keepMessage = peopleAction(
  z.object(one).and(broadcastWords),
  async (scope, { broadcast, ...words }) => {
    const outcome = await writeBroadcast(scope, broadcast, words);
    return outcome.ok ? page(broadcast, { done: "kept" }) : outcome;
  },
  { keeps: true },
);

export const tryMessage = peopleAction(z.object(one), async (scope, { broadcast }, now) => {
  const outcome = await testBroadcast(scope, broadcast, now);
  return outcome.ok ? page(broadcast, { done: "tested" }) : outcome;
});

export const sendMessage = peopleAction(
  z.object({ ...one, count: optional(z.coerce.number("refusals.count_differs")) }),
  async (scope, { broadcast, count }, now) => {
    const outcome = await sendBroadcast(scope, broadcast, count, now);
    return outcome.ok ? page(broadcast) : outcome;
  },
  { keeps: true },
);

export const stopMessage = peopleAction(z.object(one), async (scope, { broadcast }, now) => {
  const outcome = await stopBroadcast(scope, broadcast, now);
  return outcome.ok ? page(broadcast, outcome.held ? { done: "held" } : {}) : outcome;
});

export const pauseMessage = peopleAction(
  z.object({ ...one, wish: z.enum(["pause", "resume"]) }),
  async (scope, { broadcast, wish }, now) => {
    const outcome = await pauseBroadcast(scope, broadcast, wish, now);
    return outcome.ok ? page(broadcast) : outcome;
  },
);

/** Sends copies again of which nobody knows whether they arrived: one, or all. */
export const resendMessage = peopleAction(
  z.object({ ...one, copy: optional(uuid("unknown")) }),
  async (scope, { broadcast, copy }, now) => {
    const outcome = await resendUncertain(scope, broadcast, copy, now);
    return outcome.ok ? page(broadcast, { done: "resent" }) : outcome;
  },
);
