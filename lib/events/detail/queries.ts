import { db, type Prisma } from "@/lib/db";
import { groupLine } from "@/lib/groups/queries";
import { type Picture, pictureColumns } from "@/lib/picture";
import type { SessionFormat } from "@/prisma/generated/enums";
import { changeFor, type ShownChange } from "../changes/rules";
import { asCard, cardColumns, type EventCard, publicEvents } from "../queries";

/** Another collective, as a page links it: elsewhere, or its group's page here. */
export type CollectiveLine = { name: string; shortName: string | null; url: string | null; groupSlug: string | null };

export type SpeakerLine = {
  id: string;
  /** Null while unnamed: the role, or "one person", stands for them. */
  name: string | null;
  role: unknown;
  /** Where to learn more of them. */
  url: string | null;
  confirmed: boolean;
  collective: CollectiveLine | null;
};

export type ParticipationLine = {
  id: string;
  role: "ORGANIZES" | "CO_ORGANIZES" | "SUPPORTS" | "RELAYS" | "SPEAKS";
  /** Null while unnamed: the label stands for it. */
  collective: CollectiveLine | null;
  label: unknown;
  confirmed: boolean;
};

export type SessionLine = {
  id: string;
  startsAt: Date | null;
  endsAt: Date | null;
  title: unknown;
  format: SessionFormat;
  room: string | null;
  summary: unknown;
  moreToCome: boolean;
  speakers: SpeakerLine[];
  participations: ParticipationLine[];
};

/** An event's page. Whatever the public may not know of its place is not in here. */
export type PublicEvent = EventCard & {
  body: unknown;
  access: unknown;
  report: unknown;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  maxGuests: number;
  picture: Picture | null;
  publishedAt: Date;
  updatedAt: Date;
  groupEmail: string | null;
  figures: { id: string; label: unknown; value: number; approximate: boolean }[];
  sessions: SessionLine[];
  speakers: SpeakerLine[];
  participations: ParticipationLine[];
  changes: ShownChange[];
};

const inOrder = [{ position: "asc" as const }, { id: "asc" as const }];
const notDeclined = { state: { not: "DECLINED" as const } };
const collectiveColumns = {
  select: { name: true, shortName: true, url: true, groupId: true, group: { select: { slug: true } } },
} as const;

const speakers = {
  where: notDeclined,
  select: { id: true, sessionId: true, name: true, role: true, url: true, state: true, collective: collectiveColumns },
  orderBy: inOrder,
};
const participations = {
  where: notDeclined,
  select: {
    id: true,
    sessionId: true,
    role: true,
    label: true,
    name: true,
    url: true,
    state: true,
    collective: collectiveColumns,
  },
  orderBy: inOrder,
};

const detailColumns = {
  id: true,
  body: true,
  access: true,
  report: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  maxGuests: true,
  publishedAt: true,
  updatedAt: true,
  addressForRegistered: true,
  picture: { select: pictureColumns },
  group: { select: { ...groupLine, publicEmail: true } },
  figures: { select: { id: true, label: true, value: true, approximate: true }, orderBy: inOrder },
  sessions: {
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      title: true,
      format: true,
      room: true,
      summary: true,
      moreToCome: true,
    },
    orderBy: inOrder,
  },
  speakers,
  participations,
  changes: {
    select: { what: true, before: true, after: true, reason: true, severity: true, at: true },
    orderBy: { at: "asc" },
  },
} satisfies Prisma.EventSelect;

type DetailRow = Prisma.EventGetPayload<{ select: typeof detailColumns }>;
type CollectiveRow = { name: string; shortName: string | null; url: string | null; group: { slug: string } | null };

const asCollective = (row: CollectiveRow | null): CollectiveLine | null =>
  row && { name: row.name, shortName: row.shortName, url: row.url, groupSlug: row.group?.slug ?? null };

const asSpeaker = (row: DetailRow["speakers"][number]): SpeakerLine => ({
  id: row.id,
  name: row.name,
  role: row.role,
  url: row.url,
  confirmed: row.state === "CONFIRMED",
  collective: asCollective(row.collective),
});

const asParticipation = (row: DetailRow["participations"][number]): ParticipationLine => ({
  id: row.id,
  role: row.role,
  label: row.label,
  confirmed: row.state === "CONFIRMED",
  collective: asNamedHere(row),
});

/** As the collective wants to be named and found in this event, by its own link; else as it is everywhere. */
function asNamedHere({ name, url, collective }: DetailRow["participations"][number]): CollectiveLine | null {
  const known = asCollective(collective);
  const own = name ?? known?.name;
  if (!own || (!name && !url)) return known;
  return {
    name: own,
    shortName: name ? null : (known?.shortName ?? null),
    url: url ?? known?.url ?? null,
    groupSlug: url ? null : (known?.groupSlug ?? null),
  };
}

/** The programme; a room is part of the place, and held with it. */
function asSessions(row: DetailRow): SessionLine[] {
  return row.sessions.map((session) => ({
    ...session,
    room: row.addressForRegistered ? null : session.room,
    speakers: row.speakers.filter((speaker) => speaker.sessionId === session.id).map(asSpeaker),
    participations: row.participations.filter((part) => part.sessionId === session.id).map(asParticipation),
  }));
}

/** Field by field, so that nothing held (address, coordinates, link) comes along by accident. */
function asDetail(row: DetailRow): Omit<PublicEvent, keyof EventCard> {
  const { body, access, report, contactName, contactEmail, contactPhone, maxGuests, picture, figures } = row;
  return {
    ...{ body, access, report, contactName, contactEmail, contactPhone, maxGuests, picture, figures },
    updatedAt: row.updatedAt,
    publishedAt: row.publishedAt ?? row.updatedAt,
    groupEmail: row.group.publicEmail,
    sessions: asSessions(row),
    speakers: row.speakers.filter((speaker) => !speaker.sessionId).map(asSpeaker),
    participations: row.participations.filter((part) => !part.sessionId).map(asParticipation),
    changes: row.changes
      .map((change) => changeFor(change, row.addressForRegistered, "public"))
      .filter((change) => change !== null),
  };
}

/** What an event's page is made of. */
export const publicEventColumns = { ...cardColumns, ...detailColumns } satisfies Prisma.EventSelect;

/** A row as its public page shows it, once its reader may see it. */
export function asPublicEvent(
  row: Prisma.EventGetPayload<{ select: typeof publicEventColumns }>,
  now: Date,
): PublicEvent {
  const confirmed = row.participations.filter(
    (part) => part.sessionId === null && part.state === "CONFIRMED" && part.collective !== null,
  );
  return { ...asCard({ ...row, participations: confirmed }, now), ...asDetail(row) };
}

/** A published event as anybody may see it; null when there is none of that slug, or not yet. */
export async function findPublicEvent(slug: string, now: Date): Promise<PublicEvent | null> {
  const row = await db.event.findFirst({ where: { ...publicEvents({}, now), slug }, select: publicEventColumns });
  return row && asPublicEvent(row, now);
}
