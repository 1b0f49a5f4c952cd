"use server";

import { z } from "zod";
import { answerTo, formAction, refuse } from "@/lib/auth/form-action";
import { peopleAction } from "@/lib/auth/people-action";
import { listScopeGroups } from "@/lib/auth/queries";
import { chosenFields, readChosen } from "@/lib/contacts/desk/filter";
import { uuid } from "@/lib/forms";
import { inScopeOfText } from "@/lib/texts/access";
import { seenSchema } from "@/lib/texts/schema";
import { instantOf } from "@/lib/time";
import { findScopeOfLetter } from "./desk/queries";
import { draftIssue, draftToContacts, duplicateIssue, editIssue, restoreIssueVersion } from "./mutations";
import { beginSchema, issueFormSchema, sendSchema, testSchema } from "./schema";
import { sendIssue } from "./sending/mutations";
import { testIssue } from "./trials/mutations";

const broadcastId = uuid("unknown");

export const saveIssue = formAction(
  z.object({ broadcastId, seen: seenSchema, issue: issueFormSchema }),
  ({ broadcastId, seen, issue }, who, now) =>
    inScopeOfText(who, { broadcastId }, async (scope) =>
      answerTo(await editIssue(scope, broadcastId, issue, now, seen), { city_unknown: "issue.cities city.unknown" }),
    ),
);

/** Begins an issue in whichever of one's groups has the newsletter. */
export const beginIssue = formAction(beginSchema, async (input, { scopes }, now) => {
  const scope = await findScopeOfLetter(scopes, input.newsletter);
  return scope ? answerTo(await draftIssue(scope, input, now)) : refuse("not_found");
});

export const duplicate = formAction(z.object({ broadcastId }), ({ broadcastId }, who, now) =>
  inScopeOfText(who, { broadcastId }, async (scope) => answerTo(await duplicateIssue(scope, broadcastId, now))),
);

export const restoreVersion = formAction(
  z.object({ broadcastId, revisionId: uuid("unknown") }),
  ({ broadcastId, revisionId }, who, now) =>
    inScopeOfText(who, { broadcastId }, async (scope) =>
      answerTo(await restoreIssueVersion(scope, broadcastId, revisionId, now)),
    ),
);

const page = (id: string, more = "", says: Record<string, string> = {}) => ({
  to: `/organize/newsletters/${id}${more}`,
  says,
});

/** Begins a message to those ticked in the list of contacts, or to all that its filter means. */
export const writeToContacts = peopleAction(z.object(chosenFields), async (scope, chosen, now) => {
  const outcome = await draftToContacts(scope, readChosen(chosen), now);
  return outcome.ok ? page(outcome.broadcastId) : outcome;
});

export const tryIssue = peopleAction(
  testSchema,
  async (scope, { broadcast, ...test }, now) => {
    const outcome = await testIssue(scope, broadcast, test, now);
    return outcome.ok ? page(broadcast, "/check", { done: "tested" }) : outcome;
  },
  { keeps: true },
);

export const send = peopleAction(
  sendSchema,
  async (scope, { broadcast, count, when, day, time }, now) => {
    if (when === "later" && !(day && time)) return { ok: false, reason: "date.invalid" };
    const [group] = await listScopeGroups([scope]);
    const at = when === "later" && day && time ? instantOf(day, time, group?.timeZone ?? "Europe/Paris") : undefined;
    const outcome = await sendIssue(scope, broadcast, { count, at }, now);
    return outcome.ok ? { to: `/organize/broadcasts/${broadcast}` } : outcome;
  },
  { keeps: true },
);
