import type { Address } from "@/lib/addresses";
import { CONSENT_TEXTS } from "@/lib/contacts/consents/texts";
import { db, Prisma } from "@/lib/db";
import { ANSWERS, type AnswerWord } from "@/lib/events/rsvps/rules";
import { newId } from "@/lib/ids";
import { JOB_PRIORITY, type JobName } from "@/lib/jobs/jobs";
import type { Locale } from "@/lib/local-text";
import { addressIndex } from "@/lib/privacy/blind-index";
import { seal, sealOptional } from "@/lib/privacy/sealed";
import { after } from "@/lib/time";
import type { Known } from "./queries";
import { CONFIRMATION_MAIL_EVERY, SLOWED_MAIL } from "./rules";

/** Who asks: an address typed into a form, so nobody is proven yet. */
export type Asker = { email: Address; name?: string; locale: Locale; delayMail: boolean };

export type AskedRsvp = { eventId: string; answer: AnswerWord; places: number };
export type AskedSubscription = { newsletterId: string };
export type AskedOffer = {
  groupId: string;
  name: string;
  phone?: string;
  postcode?: string;
  availability?: string;
  message?: string;
  skills: string[];
};

export type Asked = { rsvp?: AskedRsvp; subscription?: AskedSubscription; offer?: AskedOffer };

/**
 * Writes down what a form asked for, in one statement and so in one transaction: the contact when new, what waits for
 * confirmation, and the job of the confirmation mail when none was granted to this address within a day. What is
 * already confirmed stays as it is until the mail's button is used. One round trip: it is what a busy hour is made of.
 * Asking again replaces what waited; a known and an unknown address take the same way. `kept` is the statement that
 * keeps the answer to the post's idempotency key: when it returns no row, the post was answered before and nothing is written.
 */
export async function recordAsked(
  asker: Asker,
  asked: Asked,
  known: Known,
  kept: Prisma.Sql,
  now: Date,
): Promise<void> {
  const contactId = known.contactId ?? newId();
  await db.$executeRaw`
    WITH posted AS (${kept}),
      contact AS (${contactPart(asker, contactId, now)}),
      rsvp AS (${rsvpPart(asker, asked.rsvp, known.rsvpId ?? newId(), now)}),
      subscription AS (${subscriptionPart(asker, asked.subscription, known.subscriptionId ?? newId(), now)}),
      offer AS (${offerPart(asker, asked.offer, known.offerId ?? newId(), now)})
    SELECT graphile_worker.add_job(${"signups.confirmation-mail" satisfies JobName},
      json_build_object('contactId', id), max_attempts => 12,
      priority => ${JOB_PRIORITY["signups.confirmation-mail"] ?? 0}, job_key => 'confirmation:' || id,
      run_at => ${asker.delayMail ? after(now, SLOWED_MAIL) : null}::timestamptz)
    FROM contact WHERE granted`;
}

function contactPart({ email, locale }: Asker, id: string, now: Date): Prisma.Sql {
  const lastGrant = after(now, -CONFIRMATION_MAIL_EVERY);
  return Prisma.sql`
    INSERT INTO "Contact" AS c (id, "sealedEmail", "emailIndex", locale, "createdAt", "lastActAt", "confirmationMailAt")
    SELECT ${id}::uuid, ${seal("Contact.sealedEmail", id, email.display)}, ${addressIndex(email)}, ${locale},
      ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz FROM posted
    ON CONFLICT ("emailIndex") DO UPDATE SET "confirmationMailAt" =
      CASE WHEN c."confirmationMailAt" > ${lastGrant} THEN c."confirmationMailAt" ELSE ${now} END
    RETURNING id, "confirmationMailAt" = ${now} AS granted`;
}

const nothing = Prisma.sql`SELECT 1 WHERE false`;

function rsvpPart({ name }: Asker, asked: AskedRsvp | undefined, id: string, now: Date): Prisma.Sql {
  if (!asked) return nothing;
  return Prisma.sql`
    INSERT INTO "Rsvp" AS r (id, "eventId", "contactId", "createdAt", "askedAnswer", "askedPlaces", "askedAt",
      "sealedAskedName")
    SELECT ${id}::uuid, ${asked.eventId}::uuid, contact.id, ${now}, ${ANSWERS[asked.answer]}::"RsvpAnswer",
      ${asked.places}, ${now}, ${sealOptional("Rsvp.sealedAskedName", id, name)}::bytea FROM contact
    ON CONFLICT ("eventId", "contactId") DO UPDATE SET "askedAnswer" = EXCLUDED."askedAnswer",
      "askedPlaces" = EXCLUDED."askedPlaces", "askedAt" = EXCLUDED."askedAt",
      "sealedAskedName" = CASE WHEN r.id = EXCLUDED.id THEN EXCLUDED."sealedAskedName" ELSE r."sealedAskedName" END`;
}

function subscriptionPart(asker: Asker, asked: AskedSubscription | undefined, id: string, now: Date): Prisma.Sql {
  if (!asked) return nothing;
  return Prisma.sql`
    INSERT INTO "Subscription" AS s (id, "newsletterId", "contactId", "createdAt", "askedAt", "askedTextVersion",
      "askedTextLocale", "sealedAskedName")
    SELECT ${id}::uuid, ${asked.newsletterId}::uuid, contact.id, ${now}, ${now},
      ${CONSENT_TEXTS.NEWSLETTER.version}, ${asker.locale},
      ${sealOptional("Subscription.sealedAskedName", id, asker.name)}::bytea FROM contact
    ON CONFLICT ("newsletterId", "contactId") DO UPDATE SET "askedAt" = EXCLUDED."askedAt",
      "askedTextVersion" = EXCLUDED."askedTextVersion", "askedTextLocale" = EXCLUDED."askedTextLocale"
    WHERE s."confirmedAt" IS NULL OR s."unsubscribedAt" IS NOT NULL`;
}

function offerPart(asker: Asker, asked: AskedOffer | undefined, id: string, now: Date): Prisma.Sql {
  if (!asked) return nothing;
  return Prisma.sql`
    INSERT INTO "VolunteerOffer" AS o (id, "groupId", "contactId", "createdAt", locale, skills, "sealedName",
      "sealedPhone", "sealedPostcode", "sealedAvailability", "sealedMessage")
    SELECT ${id}::uuid, ${asked.groupId}::uuid, contact.id, ${now}, ${asker.locale}, ${asked.skills}::text[],
      ${seal("VolunteerOffer.sealedName", id, asked.name)},
      ${sealOptional("VolunteerOffer.sealedPhone", id, asked.phone)}::bytea,
      ${sealOptional("VolunteerOffer.sealedPostcode", id, asked.postcode)}::bytea,
      ${sealOptional("VolunteerOffer.sealedAvailability", id, asked.availability)}::bytea,
      ${sealOptional("VolunteerOffer.sealedMessage", id, asked.message)}::bytea FROM contact
    ON CONFLICT ("groupId", "contactId") WHERE "confirmedAt" IS NULL DO UPDATE SET "createdAt" = EXCLUDED."createdAt",
      locale = EXCLUDED.locale, skills = EXCLUDED.skills, "sealedName" = EXCLUDED."sealedName",
      "sealedPhone" = EXCLUDED."sealedPhone", "sealedPostcode" = EXCLUDED."sealedPostcode",
      "sealedAvailability" = EXCLUDED."sealedAvailability", "sealedMessage" = EXCLUDED."sealedMessage"
    WHERE o.id = EXCLUDED.id`;
}
