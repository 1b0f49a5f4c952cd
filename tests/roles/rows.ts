import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal } from "@/lib/privacy/sealed";
import { after, days } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { anEvent, anUncertainCopy } from "@/tests/helpers/story";

/** The ids of one group's rows, one of each kind that somebody could name. */
export type Rows = {
  groupId: string;
  event: string;
  draft: string;
  thrown: string;
  session: string;
  participation: string;
  speaker: string;
  rsvp: string;
  walkIn: string;
  host: string;
  hosting: string;
  broadcast: string;
  issue: string;
  issueRevision: string;
  campaign: string;
  publishedCampaign: string;
  resource: string;
  attachment: string;
  page: string;
  post: string;
  picture: string;
  organizer: string;
  invitation: string;
  revision: string;
  campaignRevision: string;
  resourceRevision: string;
  pageRevision: string;
  contact: string;
  note: string;
  bulkAct: string;
  erasure: string;
  twin: string;
  merge: string;
  offer: string;
  newsletter: string;
  subscription: string;
};

/** Ids of the same kinds that nothing has. */
export const noRows = (): Rows => ({
  groupId: newId(),
  event: newId(),
  draft: newId(),
  thrown: newId(),
  session: newId(),
  participation: newId(),
  speaker: newId(),
  rsvp: newId(),
  walkIn: newId(),
  host: newId(),
  hosting: newId(),
  broadcast: newId(),
  issue: newId(),
  issueRevision: newId(),
  campaign: newId(),
  publishedCampaign: newId(),
  resource: newId(),
  attachment: newId(),
  page: newId(),
  post: newId(),
  picture: newId(),
  organizer: newId(),
  invitation: newId(),
  revision: newId(),
  campaignRevision: newId(),
  resourceRevision: newId(),
  pageRevision: newId(),
  contact: newId(),
  note: newId(),
  bulkAct: newId(),
  erasure: newId(),
  twin: newId(),
  merge: newId(),
  offer: newId(),
  newsletter: newId(),
  subscription: newId(),
});

/** Makes those rows in a group: an event with its programme and somebody who comes and waits, a draft, one thrown away, campaigns, a post. */
export async function someRows(groupId: string): Promise<Rows> {
  const rows = { ...noRows(), groupId };
  const event = await anEvent(groupId, { now: NOW });
  const draft = await anEvent(groupId, { now: NOW });
  await db.event.update({ where: { id: draft.id }, data: { publishedAt: null } });
  const thrown = await anEvent(groupId, { now: NOW });
  await db.event.update({ where: { id: thrown.id }, data: { publishedAt: null, deletedAt: NOW } });
  rows.event = event.id;
  rows.draft = draft.id;
  rows.thrown = thrown.id;
  const title = { fr: "Essai" };
  await db.session.create({ data: { id: rows.session, eventId: event.id, position: 0, title, format: "TALK" } });
  const label = { fr: "un syndicat" };
  await db.participation.create({ data: { id: rows.participation, eventId: event.id, label, role: "SPEAKS" } });
  await db.speaker.create({ data: { id: rows.speaker, eventId: event.id, name: "Awa", state: "INVITED" } });
  await somePerson(rows);
  await someHosts(rows);
  const audience = { kind: "rsvps", eventId: event.id, show: "waiting" };
  const said = { subject: title, words: title };
  await db.broadcast.create({
    data: { id: rows.broadcast, groupId, eventId: event.id, audience, ...said, createdAt: NOW },
  });
  await anUncertainCopy(rows.broadcast, rows.rsvp);
  await db.walkIn.create({ data: { id: rows.walkIn, eventId: event.id, at: NOW } });
  const campaign = (id: string, publishedAt: Date | null) =>
    db.campaign.create({ data: { id, groupId, slug: `c-${id}`, title, publishedAt } });
  await campaign(rows.campaign, null);
  await campaign(rows.publishedCampaign, NOW);
  await someLibrary(rows);
  const sizes = { width: 9, height: 9, widths: [9] };
  await db.media.create({ data: { id: rows.picture, groupId, path: `/p-${rows.picture}`, ...sizes, alt: title } });
  await db.post.create({ data: { id: rows.post, groupId, slug: `p-${rows.post}`, category: "NEWS", title } });
  const { organizerId } = await someScope(groupId, "GREETER");
  rows.organizer = organizerId;
  await someInvitation(rows.invitation, groupId, organizerId);
  const content = { category: "NEWS", kind: "PRESS", title };
  const versions = { content, startedAt: NOW, at: NOW };
  await db.revision.create({ data: { id: rows.revision, postId: rows.post, ...versions } });
  await db.revision.create({ data: { id: rows.campaignRevision, campaignId: rows.campaign, ...versions } });
  await db.revision.create({ data: { id: rows.resourceRevision, resourceId: rows.resource, ...versions } });
  await db.revision.create({ data: { id: rows.pageRevision, pageId: rows.page, ...versions } });
  return rows;
}

/** By database: each test file has its own. */
const elsewhere = new Map<string | undefined, Promise<string>>();

/** A group that is no kin, asked to hold the event along; the rows' own group, asked by it for another one. */
async function someHosts({ groupId, event, host, hosting }: Rows): Promise<void> {
  const known = elsewhere.get(process.env.DATABASE_URL) ?? someGroup();
  elsewhere.set(process.env.DATABASE_URL, known);
  const other = await known;
  const theirs = await anEvent(other, { now: NOW });
  await db.eventHost.createMany({
    data: [
      { id: host, eventId: event, groupId: other, invitedAt: NOW },
      { id: hosting, eventId: theirs.id, groupId, invitedAt: NOW },
    ],
  });
}

async function someLibrary({ groupId, campaign, resource, attachment, page }: Rows): Promise<void> {
  const title = { fr: "Essai" };
  await db.attachment.create({ data: { id: attachment, groupId, name: "essai", bytes: 9 } });
  const named = { campaignId: campaign, attachmentId: attachment };
  await db.resource.create({ data: { id: resource, groupId, slug: `r-${resource}`, kind: "PRESS", title, ...named } });
  await db.page.create({ data: { id: page, groupId, slug: `p-${page}`, title } });
}

async function someInvitation(id: string, groupId: string, invitedById: string): Promise<void> {
  const address = someAddress();
  const sealedEmail = seal("Invitation.sealedEmail", id, address.display);
  const offer = { role: "WRITER" as const, locale: "fr", createdAt: NOW, expiresAt: after(NOW, days(7)) };
  await db.invitation.create({
    data: { id, groupId, invitedById, sealedEmail, emailIndex: addressIndex(address), ...offer },
  });
}

/** Somebody who answered the event, subscribes, offered help, and of whom something is noted. */
async function somePerson({ groupId, event, ...rows }: Rows): Promise<void> {
  const contactId = newId();
  const address = someAddress(`vient-${contactId}@exemple.fr`);
  await db.contact.create({
    data: {
      id: contactId,
      sealedEmail: seal("Contact.sealedEmail", contactId, address.display),
      emailIndex: addressIndex(address),
      sealedName: seal("Contact.sealedName", contactId, "Dominique"),
      confirmedAt: NOW,
    },
  });
  const answer = { status: "WAITLISTED", confirmedAt: NOW, waitlistedAt: NOW } as const;
  await db.rsvp.create({ data: { id: rows.rsvp, eventId: event, contactId, ...answer } });
  const refused = { kind: "events.rsvp", failedAt: NOW, createdAt: new Date() };
  await db.delivery.create({ data: { id: newId(), key: `rsvp:${rows.rsvp}:1`, contactId, ...refused } });
  await db.groupContact.create({
    data: { id: rows.contact, groupId, contactId, tags: ["presse"], knowsName: true, createdAt: NOW },
  });
  const sealedText = seal("ContactNote.sealedText", rows.note, "Vient à vélo.");
  await db.contactNote.create({ data: { id: rows.note, groupContactId: rows.contact, sealedText, createdAt: NOW } });
  const people = { create: [{ groupContactId: rows.contact, changed: [rows.contact] }] };
  const act = { groupId, organizerId: newId(), total: 1, createdAt: NOW, people };
  const tagged = { tag: "presse", done: 1, changed: 1, reached: rows.contact, startedAt: NOW, finishedAt: NOW };
  await db.bulkAct.create({ data: { id: rows.bulkAct, kind: "TAG", ...act, ...tagged } });
  await db.bulkAct.create({ data: { id: rows.erasure, kind: "ERASE", ...act } });
  await someTwin(rows.twin, groupId);
  const sealedSnapshot = seal("ContactMerge.sealedSnapshot", rows.merge, "{}");
  const merge = { id: rows.merge, groupId, keptId: rows.contact, contactId, sealedSnapshot, left: new Uint8Array(1) };
  await db.contactMerge.create({ data: { ...merge, createdAt: NOW } });
  const sealedName = seal("VolunteerOffer.sealedName", rows.offer, "Dominique");
  await db.volunteerOffer.create({ data: { id: rows.offer, groupId, contactId, sealedName, confirmedAt: NOW } });
  const letter = { id: rows.newsletter, groupId, slug: `l-${rows.newsletter}`, title: { fr: "Essai" } };
  await db.newsletter.create({ data: letter });
  await someIssue({ groupId, ...rows });
  const subscription = { newsletterId: rows.newsletter, contactId, confirmedAt: NOW };
  await db.subscription.create({ data: { id: rows.subscription, ...subscription } });
}

/** A draft to the newsletter's subscribers, with a history. */
async function someIssue({ groupId, newsletter, issue, issueRevision }: Pick<Rows, IssueRows>): Promise<void> {
  const audience = { kind: "subscribers", newsletterId: newsletter };
  const said = { subject: { fr: "Essai" }, words: { fr: "Essai" } };
  const row = { id: issue, groupId, newsletterId: newsletter, audience, createdAt: NOW, updatedAt: NOW };
  await db.broadcast.create({ data: { ...row, ...said } });
  const version = { content: said, startedAt: NOW, at: NOW };
  await db.revision.create({ data: { id: issueRevision, broadcastId: issue, ...version } });
}

type IssueRows = "groupId" | "newsletter" | "issue" | "issueRevision";

/** The same person under another address, typed in. */
async function someTwin(id: string, groupId: string): Promise<void> {
  const contactId = newId();
  const address = someAddress(`aussi-${contactId}@exemple.fr`);
  const sealedEmail = seal("Contact.sealedEmail", contactId, address.display);
  await db.contact.create({ data: { id: contactId, sealedEmail, emailIndex: addressIndex(address) } });
  await db.groupContact.create({ data: { id, groupId, contactId, byHand: true, createdAt: NOW } });
}
