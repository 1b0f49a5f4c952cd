import { canPublish, canSeePeople } from "@/lib/auth/rules";
import { type Forbidden, forbidden, missing, type NotFound, type Scope } from "@/lib/auth/scope";
import { type ContactsAsk, contactsQuery } from "@/lib/contacts/desk/filter";
import { nameWanted } from "@/lib/contacts/desk/queries";
import { db, type Tx, transaction } from "@/lib/db";
import { listCities } from "@/lib/events/cities/queries";
import { newId } from "@/lib/ids";
import { localText } from "@/lib/local-text";
import { findRevision } from "@/lib/texts/revisions/queries";
import { type SaveOutcome, saveText } from "@/lib/texts/saving/mutations";
import { countAudience } from "../broadcasts/audience/queries";
import { type Audience, citiesOf, readCities, unknownCities } from "../broadcasts/rules";
import { type IssueFormInput, type IssueFormOutput, issueFormSchema } from "./schema";

export type IssueOutcome = { ok: true; broadcastId: string } | Forbidden | NotFound;
type Left = { ok: false; reason: "message_left" };
type Refused = Left | { ok: false; reason: "city_unknown" };
export type EditIssueOutcome = SaveOutcome<Refused>;

/**
 * Begins an issue of a newsletter of the scope's group, to all its subscribers or to those with one of the group's tags;
 * one that the same person began so and left untouched is answered again.
 */
export async function draftIssue(
  scope: Scope,
  { newsletter, tag }: { newsletter: string; tag?: string | undefined },
  now: Date,
): Promise<IssueOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const where = { id: newsletter, groupId: scope.groupId };
  if (!(await db.newsletter.count({ where }))) return missing;
  return begin(
    scope,
    { kind: "subscribers", newsletterId: newsletter, ...(tag && { tag }) },
    { newsletterId: newsletter },
    now,
  );
}

/**
 * Begins a message to contacts of the scope's group: those ticked, or all that the list's filter means, as far as they
 * agreed to hear from it; one that the same person began to just these and left untouched is answered again.
 */
export async function draftToContacts(
  scope: Scope,
  chosen: ContactsAsk,
  now: Date,
): Promise<IssueOutcome | { ok: false; reason: "nobody_agreed" | "nobody_chosen" }> {
  if (!canSeePeople(scope.role)) return forbidden;
  if (chosen.ids ? chosen.ids.length === 0 : nameWanted(chosen)) return { ok: false, reason: "nobody_chosen" };
  const { ids, group: _, after: __, ...asked } = chosen;
  const audience: Audience = {
    kind: "contacts",
    groupId: scope.groupId,
    asked: contactsQuery(asked),
    ...(ids && { ids: [...ids] }),
  };
  if (!(await countAudience(audience))) return { ok: false, reason: "nobody_agreed" };
  return begin(scope, audience, { onWeb: false }, now);
}

async function begin(
  { organizerId, groupId }: Scope,
  audience: Audience,
  more: { newsletterId?: string; onWeb?: boolean },
  now: Date,
): Promise<IssueOutcome> {
  const row = { groupId, writtenById: organizerId, ...more };
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Organizer" WHERE id = ${organizerId}::uuid FOR NO KEY UPDATE`;
    const untouched = await tx.broadcast.findFirst({
      where: { ...row, audience: { equals: audience }, ...UNTOUCHED },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    });
    const id = untouched?.id ?? newId();
    if (!untouched) await tx.broadcast.create({ data: { ...row, id, audience, createdAt: now, updatedAt: now } });
    return { ok: true, broadcastId: id };
  });
}

const NOTHING = { equals: {} };

/** The `where` of a draft in which nobody ever wrote. */
const UNTOUCHED = {
  eventId: null,
  scheduledAt: null,
  deletedAt: null,
  ...{ subject: NOTHING, preheader: NOTHING, words: NOTHING },
  revisions: { none: {} },
};

/**
 * Writes everything of an issue anew, until it was sent. What was changed since `seen` is never overwritten: "text_stale".
 * A town that the site does not know, and that the issue did not name before, would reach nobody by it: "city_unknown".
 */
export async function editIssue(
  scope: Scope,
  broadcastId: string,
  input: IssueFormInput,
  now: Date,
  seen?: Date,
): Promise<EditIssueOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const issue = issueFormSchema.parse(input);
  const audience = await audienceOf(scope, broadcastId);
  const known = [...citiesOf(audience), ...(await listCities(now))];
  if (audience && unknownCities(issue.cities, known).length) return { ok: false, reason: "city_unknown" };
  return writeIssue(scope, broadcastId, issue, now, seen);
}

async function audienceOf({ groupId }: Pick<Scope, "groupId">, id: string): Promise<unknown> {
  return (await db.broadcast.findFirst({ where: { id, groupId }, select: { audience: true } }))?.audience;
}

async function writeIssue(
  scope: Scope,
  broadcastId: string,
  issue: IssueFormOutput,
  now: Date,
  seen?: Date,
): Promise<EditIssueOutcome> {
  const { cities, ...columns } = issue;
  const { cities: _, ...asked } = Object(await audienceOf(scope, broadcastId));
  const named = readCities(cities);
  const audience = named.length ? { ...asked, cities: named } : asked;
  const refused = async (tx: Tx): Promise<Left | null> => {
    const left = await tx.broadcast.count({ where: { id: broadcastId, scheduledAt: { not: null } } });
    return left ? { ok: false, reason: "message_left" } : null;
  };
  return saveText<Refused>(
    scope,
    { broadcastId },
    { columns: { ...columns, audience }, content: issue, contentOf, refused },
    now,
    seen,
  );
}

/** Writes an issue as it was in an entry of its history; what it says now stays in the history. */
export async function restoreIssueVersion(
  scope: Scope,
  broadcastId: string,
  revisionId: string,
  now: Date,
): Promise<EditIssueOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const issue = issueFormSchema.safeParse(await findRevision(scope, { broadcastId }, revisionId));
  return issue.success ? writeIssue(scope, broadcastId, issue.data, now) : missing;
}

/** Begins a new issue with the words of another, to the same people. */
export async function duplicateIssue(scope: Scope, broadcastId: string, now: Date): Promise<IssueOutcome> {
  if (!canPublish(scope.role)) return forbidden;
  const { groupId, organizerId } = scope;
  const issue = await db.broadcast.findFirst({ where: { id: broadcastId, groupId, eventId: null } });
  if (!issue) return missing;
  const id = newId();
  const row = { id, groupId, writtenById: organizerId, createdAt: now, updatedAt: now };
  const { newsletterId, audience } = issue;
  const { cities: _, ...columns } = contentOf(issue);
  await transaction((tx) =>
    tx.broadcast.create({ data: { ...columns, ...row, newsletterId, audience: Object(audience) } }),
  );
  return { ok: true, broadcastId: id };
}

/** What of an issue the history keeps: all that its form holds. */
const contentOf = ({
  subject,
  preheader,
  words,
  onWeb,
  audience,
}: { [K in Exclude<keyof IssueFormOutput, "cities"> | "audience"]: unknown }): IssueFormOutput => ({
  ...{ subject: localText(subject), preheader: localText(preheader), words: localText(words) },
  onWeb: onWeb === true,
  cities: citiesOf(audience).join(", "),
});
