"use server";

import { z } from "zod";
import { answerTo, type FormOutcome, formAction, provedAction, refuse } from "@/lib/auth/form-action";
import { peopleAction } from "@/lib/auth/people-action";
import type { Organizer } from "@/lib/auth/queries";
import { hasProved } from "@/lib/auth/require-organizer";
import { canTickAttendance } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { optional, uuid } from "@/lib/forms";
import { partialDateSchema } from "@/lib/time";
import { recordAttendance as recordFigure, tickAttendance, untickAttendance } from "./attendance/mutations";
import { attendanceSchema } from "./attendance/schema";
import { deleteEvent, restoreEvent } from "./bin/mutations";
import { cancelEvent, moveEvent } from "./changes/mutations";
import { duplicateEvent } from "./copies/mutations";
import { findScopeOfEvent } from "./desk/queries";
import { answerHosting, inviteHost, withdrawHost } from "./hosts/mutations";
import { findScopeOfHosting } from "./hosts/queries";
import { hostAnswerSchema, hostSchema } from "./hosts/schema";
import { createEvent, editEvent, publishEvent, withdrawEvent } from "./mutations";
import { forgetPartAddress, mailPart, renewPartLink, undoCorrection } from "./parts/links/mutations";
import { partMailSchema } from "./parts/schema";
import { setProgramme } from "./programme/mutations";
import { programmeSchema } from "./programme/schema";
import { cancelSchema, eventSchema, moveSchema } from "./schema";
import { removeWalkIn as takeOff } from "./walk-ins/mutations";

const eventId = uuid("unknown");
/** The event's updatedAt when its editor was opened. */
const seen = z.iso.datetime("unknown").transform((text) => new Date(text));

/** Runs `act` in the scope in which this organizer sees the event; otherwise there is no such event. */
async function inScope<T extends object>(
  { scopes }: Organizer,
  id: string,
  act: (scope: Scope) => Promise<FormOutcome<T>>,
): Promise<FormOutcome<T>> {
  const scope = await findScopeOfEvent(scopes, id);
  return scope ? act(scope) : refuse("not_found");
}

const FOREIGN = { campaign_unknown: "event.campaignId unknown", picture_unknown: "event.pictureId unknown" };

export const newEvent = formAction(
  z.object({ groupId: uuid("required"), event: eventSchema }),
  async ({ groupId, event }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    if (!scope) return refuse("forbidden");
    return answerTo(await createEvent(scope, event, now), FOREIGN);
  },
);

/** What would be mailed to those who answered is saved with the second factor only. */
export const saveEvent = formAction(
  z.object({ eventId, seen, event: eventSchema }),
  ({ eventId, seen, event }, who, now) =>
    inScope(who, eventId, async (scope) => {
      const outcome = await editEvent(scope, eventId, event, now, { seen, mayTell: hasProved(who) });
      return answerTo(outcome, {
        ...FOREIGN,
        capacity_below_taken: "event.capacity capacity.below_taken",
        programme_needs_day: "event.date event.programme_needs_day",
      });
    }),
);

export const saveProgramme = formAction(
  z.object({ eventId, seen, programme: programmeSchema }),
  ({ eventId, seen, programme }, who, now) =>
    inScope(who, eventId, async (scope) => {
      const outcome = await setProgramme(scope, eventId, programme, now, seen);
      if (outcome.ok || outcome.reason !== "sessions_misfit") return answerTo(outcome);
      const errors = Object.entries(outcome.fields).map(([path, key]) => [`programme.${path}`, key]);
      return { ok: false, errors: Object.fromEntries(errors) };
    }),
);

const part = z.object({ eventId, partId: uuid("unknown") });

export const mailLink = provedAction(part.extend({ mail: partMailSchema }), ({ eventId, partId, mail }, who, now) =>
  inScope(who, eventId, async (scope) =>
    answerTo(await mailPart(scope, partId, mail, now), { no_address: "mail.email email.empty" }),
  ),
);

export const renewLink = provedAction(part, ({ eventId, partId }, who, now) =>
  inScope(who, eventId, async (scope) => answerTo(await renewPartLink(scope, partId, now))),
);

export const forgetAddress = provedAction(part, ({ eventId, partId }, who, now) =>
  inScope(who, eventId, async (scope) => answerTo(await forgetPartAddress(scope, partId, now))),
);

export const putBack = provedAction(part, ({ eventId, partId }, who, now) =>
  inScope(who, eventId, async (scope) => answerTo(await undoCorrection(scope, partId, now))),
);

export const askHost = provedAction(z.object({ eventId, host: hostSchema }), ({ eventId, host }, who, now) =>
  inScope(who, eventId, async (scope) =>
    answerTo(await inviteHost(scope, eventId, host.group, now), { host_unknown: "host.group unknown" }),
  ),
);

export const dropHost = formAction(z.object({ eventId, hostId: uuid("unknown") }), ({ eventId, hostId }, who) =>
  inScope(who, eventId, async (scope) => answerTo(await withdrawHost(scope, hostId))),
);

export const answerHost = formAction(
  z.object({ hostId: uuid("unknown"), answer: hostAnswerSchema }),
  async ({ hostId, answer }, { scopes }, now) => {
    const scope = await findScopeOfHosting(scopes, hostId);
    return scope ? answerTo(await answerHosting(scope, hostId, answer, now)) : refuse("not_found");
  },
);

export const publish = formAction(z.object({ eventId }), ({ eventId }, who, now) =>
  inScope(who, eventId, async (scope) => answerTo(await publishEvent(scope, eventId, now))),
);

export const withdraw = formAction(z.object({ eventId }), ({ eventId }, who, now) =>
  inScope(who, eventId, async (scope) => answerTo(await withdrawEvent(scope, eventId, now))),
);

export const remove = formAction(z.object({ eventId }), ({ eventId }, who, now) =>
  inScope(who, eventId, async (scope) => answerTo(await deleteEvent(scope, eventId, now))),
);

export const restore = formAction(z.object({ eventId }), ({ eventId }, who, now) =>
  inScope(who, eventId, async (scope) => answerTo(await restoreEvent(scope, eventId, now))),
);

export const duplicate = formAction(
  z.object({ eventId, date: z.string("required").min(1, "required").pipe(partialDateSchema) }),
  ({ eventId, date }, who, now) =>
    inScope(who, eventId, async (scope) => answerTo(await duplicateEvent(scope, eventId, { date }, now))),
);

export const cancel = provedAction(z.object({ eventId, cancel: cancelSchema }), ({ eventId, cancel }, who, now) =>
  inScope(who, eventId, async (scope) => answerTo(await cancelEvent(scope, eventId, cancel, now))),
);

export const move = provedAction(z.object({ eventId, move: moveSchema }), ({ eventId, move }, who, now) =>
  inScope(who, eventId, async (scope) => answerTo(await moveEvent(scope, eventId, move, now))),
);

export const recordAttendance = formAction(
  z.object({ eventId, figure: attendanceSchema }),
  ({ eventId, figure }, who, now) =>
    inScope(who, eventId, async (scope) => answerTo(await recordFigure(scope, eventId, figure, now))),
);

/** Keeps a tick at the door, or takes it back. Refused as "door", this organizer has no door here any more. */
export const tick = provedAction(
  z.object({ eventId, rsvpId: uuid("unknown"), came: z.boolean() }),
  async ({ eventId, rsvpId, came }, { scopes }, now) => {
    const scope = await findScopeOfEvent(scopes, eventId);
    if (!scope || !canTickAttendance(scope.role)) return { ok: false, errors: { door: "refusals.forbidden" } };
    return answerTo(await (came ? tickAttendance : untickAttendance)(scope, rsvpId, now));
  },
);

/** The same by a button, for who has no scripts: leads back to the person's line. */
export const tickPlainly = peopleAction(
  z.object({ came: optional(uuid()), left: optional(uuid()) }),
  async (scope, { came, left }, now, back) => {
    const rsvpId = came ?? left;
    if (!rsvpId) return { ok: false, reason: "not_found" };
    const outcome = await (came ? tickAttendance : untickAttendance)(scope, rsvpId, now);
    return outcome.ok ? { to: `${back}#came-${rsvpId}` } : outcome;
  },
  { may: canTickAttendance },
);

export const removeWalkIn = provedAction(
  z.object({ eventId, walkInId: uuid("unknown") }),
  ({ eventId, walkInId }, who, now) =>
    inScope(who, eventId, async (scope) => answerTo(await takeOff(scope, walkInId, now))),
);
