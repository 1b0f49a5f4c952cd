import { canEditEvents } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db, type Prisma, type Tx } from "@/lib/db";
import { isId } from "@/lib/ids";
import { localText } from "@/lib/local-text";
import { idOfLinkToken, isLinkToken, linkToken } from "@/lib/privacy/link-tokens";
import { unsealOptional } from "@/lib/privacy/sealed";
import { placeColumns, timeColumns } from "../queries";
import { cutPlace } from "../rules";
import { wordingBefore } from "./rules";

const columns = {
  id: true,
  name: true,
  url: true,
  state: true,
  answeredAt: true,
  linkVersion: true,
  linkMailedAt: true,
  sealedEmail: true,
  sealedMessage: true,
  before: true,
  collective: { select: { name: true, url: true, groupId: true } },
  session: { select: { title: true, startsAt: true, endsAt: true, room: true } },
  event: {
    select: {
      id: true,
      groupId: true,
      slug: true,
      title: true,
      ...timeColumns,
      ...placeColumns,
      publishedAt: true,
      cancelledAt: true,
      updatedAt: true,
      contactName: true,
      contactEmail: true,
    },
  },
} as const;
const speakerColumns = { ...columns, role: true } as const;
const participationColumns = { ...columns, label: true, role: true } as const;

/** `about` is what they come as. */
const asSpeaker = ({ role, ...row }: Prisma.SpeakerGetPayload<{ select: typeof speakerColumns }>) => ({
  ...row,
  kind: "speaker" as const,
  about: localText(role),
  role: null,
});
const asParticipation = ({
  label,
  ...row
}: Prisma.ParticipationGetPayload<{ select: typeof participationColumns }>) => ({
  ...row,
  kind: "participation" as const,
  about: localText(label),
});

export type PartRow = ReturnType<typeof asSpeaker> | ReturnType<typeof asParticipation>;

/** A speaker or a collective's participation, whichever has this id; none of an event that was thrown away. */
export async function findPartRow(id: string, from: Tx = db): Promise<PartRow | null> {
  const where = { id, event: { deletedAt: null } };
  const speaker = await from.speaker.findUnique({ where, select: speakerColumns });
  if (speaker) return asSpeaker(speaker);
  const participation = await from.participation.findUnique({ where, select: participationColumns });
  return participation && asParticipation(participation);
}

/** The part whose own link this is; null for a link that is none, or was revoked. */
export async function findPartOf(token: string, from: Tx = db): Promise<PartRow | null> {
  const id = idOfLinkToken(token);
  const part = id && (await findPartRow(id, from));
  return part && isLinkToken(token, "part", part.id, part.linkVersion) ? part : null;
}

/** The address a link is mailed to, for the organizers' acts and the job. */
export const addressOf = ({ kind, id, sealedEmail }: PartRow): string | null =>
  unsealOptional(kind === "speaker" ? "Speaker.sealedEmail" : "Participation.sealedEmail", id, sealedEmail);

const messageOf = ({ kind, id, sealedMessage }: PartRow): string | null =>
  unsealOptional(kind === "speaker" ? "Speaker.sealedMessage" : "Participation.sealedMessage", id, sealedMessage);

/** Everything the holder of a part's link sees; an address that is held is told once they have confirmed. */
export async function findPart(token: string) {
  const part = await findPartOf(token);
  if (!part) return null;
  const { kind, name, about, url, state, role, collective, session, event } = part;
  const comes = state === "CONFIRMED";
  const room = comes || !event.addressForRegistered ? (session?.room ?? null) : null;
  return {
    ...{ kind, name, about, url, state, role, message: messageOf(part) },
    collective: collective && { name: collective.name, url: collective.url },
    session: session && { ...session, room },
    event: cutPlace(event, comes ? "registered" : "public"),
  };
}

export type Part = NonNullable<Awaited<ReturnType<typeof findPart>>>;

/** Who speaks and takes part in an event of the scope's group, who has not answered first, each with their link; the group itself needs none. */
export const listParts = async (scope: Scope, eventId: string) =>
  (await findParts(scope, eventId)).map((part) => ({ ...asState(part), ...ownOf(part) }));

/** The same without what is theirs alone: no message, no link, nothing of their address. */
export const listPartStates = async (scope: Scope, eventId: string) => (await findParts(scope, eventId)).map(asState);

async function findParts(scope: Scope, eventId: string): Promise<PartRow[]> {
  if (!canEditEvents(scope.role) || !isId(eventId)) return [];
  const where = { eventId, event: { groupId: scope.groupId } };
  const inOrder = [{ session: { position: "asc" } }, { position: "asc" }, { id: "asc" }] as const;
  const [speakers, participations] = await Promise.all([
    db.speaker.findMany({ where, orderBy: [...inOrder], select: speakerColumns }),
    db.participation.findMany({ where, orderBy: [...inOrder], select: participationColumns }),
  ]);
  const others = [
    ...speakers.map(asSpeaker),
    ...participations.filter(({ collective }) => collective?.groupId !== scope.groupId).map(asParticipation),
  ];
  return others.sort((one, other) => Number(one.state !== "INVITED") - Number(other.state !== "INVITED"));
}

const asState = (part: PartRow) => {
  const { id, kind, name, about, url, state, role, answeredAt, linkMailedAt, collective, session } = part;
  return {
    ...{ id, kind, name, about, url, state, role, answeredAt, linkMailedAt },
    collective: collective?.name ?? null,
    session: session && { title: session.title },
  };
};

const ownOf = (part: PartRow) => ({
  message: messageOf(part),
  before: wordingBefore(part.before),
  hasAddress: part.sealedEmail !== null,
  token: linkToken("part", part.id, part.linkVersion),
});

export type PartState = Awaited<ReturnType<typeof listPartStates>>[number];
export type PartLine = Awaited<ReturnType<typeof listParts>>[number];
