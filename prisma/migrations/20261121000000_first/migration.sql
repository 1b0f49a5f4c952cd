-- CreateEnum
CREATE TYPE "RoleName" AS ENUM ('OWNER', 'ORGANIZER', 'WRITER', 'GREETER');

-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('NEWSLETTER', 'EVENT', 'VOLUNTEER', 'CONTACT');

-- CreateEnum
CREATE TYPE "CallKind" AS ENUM ('COME', 'HELP', 'TRAIN', 'TRAVEL', 'LODGING', 'SUBSCRIBE', 'SHARE', 'SIGN');

-- CreateEnum
CREATE TYPE "ResourceKind" AS ENUM ('BROCHURE', 'COMIC', 'RECORDING', 'PRESS', 'OPEN_LETTER', 'PETITION', 'MAP');

-- CreateEnum
CREATE TYPE "PostCategory" AS ENUM ('NEWS', 'CALL', 'REPORT', 'ANALYSIS', 'PRESS');

-- CreateEnum
CREATE TYPE "MentionKind" AS ENUM ('REPUBLICATION', 'RESPONSE');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('CONFERENCE', 'RALLY', 'TRAINING', 'MEETING', 'ACTION', 'TALK', 'PROJECTION', 'INTERVENTION', 'WORKSHOP');

-- CreateEnum
CREATE TYPE "SessionFormat" AS ENUM ('TALK', 'ROUND_TABLE', 'WORKSHOP', 'ASSEMBLY', 'SCREENING', 'WELCOME');

-- CreateEnum
CREATE TYPE "Answer" AS ENUM ('INVITED', 'CONFIRMED', 'DECLINED');

-- CreateEnum
CREATE TYPE "ParticipationRole" AS ENUM ('ORGANIZES', 'CO_ORGANIZES', 'SUPPORTS', 'RELAYS', 'SPEAKS');

-- CreateEnum
CREATE TYPE "ChangeSeverity" AS ENUM ('NOTICE', 'URGENT');

-- CreateEnum
CREATE TYPE "RsvpStatus" AS ENUM ('PENDING', 'GOING', 'MAYBE', 'WAITLISTED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "RsvpAnswer" AS ENUM ('YES', 'MAYBE', 'NO');

-- CreateEnum
CREATE TYPE "VolunteerState" AS ENUM ('ASKED', 'CONTACTED', 'MET', 'ACTIVE', 'RESTING');

-- CreateTable
CREATE TABLE "Instance" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "keyCheck" BYTEA NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "seededAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Group" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "parentId" UUID,
    "name" JSONB NOT NULL,
    "shortName" TEXT,
    "description" JSONB NOT NULL DEFAULT '{}',
    "city" TEXT,
    "foundedOn" TEXT,
    "accent" TEXT NOT NULL DEFAULT '#c4281a',
    "accentDark" TEXT NOT NULL DEFAULT '#ff8a75',
    "publicEmail" TEXT,
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "pictureId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organizer" (
    "id" UUID NOT NULL,
    "sealedEmail" BYTEA NOT NULL,
    "emailIndex" BYTEA NOT NULL,
    "sealedName" BYTEA,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignInAt" TIMESTAMPTZ(3),
    "signInMailsAt" TIMESTAMPTZ(3)[],

    CONSTRAINT "Organizer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "id" UUID NOT NULL,
    "organizerId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "name" "RoleName" NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "invitedById" UUID NOT NULL,
    "sealedEmail" BYTEA NOT NULL,
    "emailIndex" BYTEA NOT NULL,
    "role" "RoleName" NOT NULL,
    "roleEndsAt" TIMESTAMPTZ(3),
    "locale" TEXT NOT NULL,
    "tokenHash" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignIn" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "organizerId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "secondFactorAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInKey" (
    "id" UUID NOT NULL,
    "organizerId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "codeHash" BYTEA,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" UUID NOT NULL,
    "sealedEmail" BYTEA NOT NULL,
    "emailIndex" BYTEA NOT NULL,
    "sealedName" BYTEA,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "linkVersion" INTEGER NOT NULL DEFAULT 1,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastActAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmationMailAt" TIMESTAMPTZ(3),

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupContact" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "tags" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byHand" BOOLEAN NOT NULL DEFAULT false,
    "sealedName" BYTEA,
    "sealedPhone" BYTEA,
    "sealedPostcode" BYTEA,
    "locale" TEXT,

    CONSTRAINT "GroupContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TagChange" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "added" BOOLEAN NOT NULL,
    "groupContactIds" UUID[],
    "undoneAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TagChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "groupContactId" UUID NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "textVersion" TEXT NOT NULL,
    "textLocale" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactNote" (
    "id" UUID NOT NULL,
    "groupContactId" UUID NOT NULL,
    "sealedText" BYTEA NOT NULL,
    "organizerId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ContactNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactHistory" (
    "id" UUID NOT NULL,
    "groupContactId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ContactHistory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "body" JSONB NOT NULL DEFAULT '{}',
    "hashtag" TEXT,
    "startedOn" TEXT,
    "endedOn" TEXT,
    "pictureId" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Call" (
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "kind" "CallKind" NOT NULL,
    "title" JSONB NOT NULL,
    "text" JSONB NOT NULL DEFAULT '{}',
    "href" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Figure" (
    "id" UUID NOT NULL,
    "campaignId" UUID,
    "eventId" UUID,
    "resourceId" UUID,
    "label" JSONB NOT NULL,
    "value" INTEGER NOT NULL,
    "approximate" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Resource" (
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "kind" "ResourceKind" NOT NULL,
    "title" JSONB NOT NULL,
    "url" TEXT,
    "publisher" TEXT,
    "publishedOn" TEXT,
    "language" TEXT,
    "mediaType" TEXT,
    "closedOn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Media" (
    "id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "widths" INTEGER[],
    "alt" JSONB NOT NULL,
    "credit" TEXT,
    "groupId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "campaignId" UUID,
    "slug" TEXT NOT NULL,
    "category" "PostCategory" NOT NULL DEFAULT 'NEWS',
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "body" JSONB NOT NULL DEFAULT '{}',
    "author" TEXT,
    "pictureId" UUID,
    "caption" JSONB NOT NULL DEFAULT '{}',
    "sourceUrl" TEXT,
    "sourceName" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "organizerId" UUID,
    "content" JSONB NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Editing" (
    "postId" UUID NOT NULL,
    "organizerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Editing_pkey" PRIMARY KEY ("postId","organizerId")
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "kind" "MentionKind" NOT NULL,
    "siteName" TEXT NOT NULL,
    "url" TEXT,
    "publishedOn" TEXT,
    "copyright" TEXT,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "campaignId" UUID,
    "slug" TEXT NOT NULL,
    "kind" "EventKind" NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "body" JSONB NOT NULL DEFAULT '{}',
    "date" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "sortsAt" TIMESTAMPTZ(3) NOT NULL,
    "overAt" TIMESTAMPTZ(3) NOT NULL,
    "placeName" TEXT,
    "address" TEXT,
    "city" TEXT,
    "postcode" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "addressForRegistered" BOOLEAN NOT NULL DEFAULT false,
    "access" JSONB NOT NULL DEFAULT '{}',
    "onlineUrl" TEXT,
    "contactName" TEXT,
    "contactEmail" TEXT,
    "contactPhone" TEXT,
    "takesRsvps" BOOLEAN NOT NULL DEFAULT true,
    "capacity" INTEGER,
    "placesTaken" INTEGER NOT NULL DEFAULT 0,
    "maxGuests" INTEGER NOT NULL DEFAULT 5,
    "showsCount" BOOLEAN NOT NULL DEFAULT true,
    "attendance" INTEGER,
    "attendanceApproximate" BOOLEAN NOT NULL DEFAULT false,
    "report" JSONB NOT NULL DEFAULT '{}',
    "pictureId" UUID,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "publishedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "title" JSONB NOT NULL,
    "format" "SessionFormat" NOT NULL,
    "room" TEXT,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "moreToCome" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Speaker" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "sessionId" UUID,
    "collectiveId" UUID,
    "name" TEXT,
    "role" JSONB NOT NULL DEFAULT '{}',
    "state" "Answer" NOT NULL DEFAULT 'CONFIRMED',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Speaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Collective" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "kind" TEXT,
    "url" TEXT,
    "groupId" UUID,

    CONSTRAINT "Collective_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participation" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "sessionId" UUID,
    "collectiveId" UUID,
    "label" JSONB NOT NULL DEFAULT '{}',
    "role" "ParticipationRole" NOT NULL,
    "state" "Answer" NOT NULL DEFAULT 'INVITED',
    "answeredAt" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventChange" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" JSONB NOT NULL DEFAULT '{}',
    "severity" "ChangeSeverity" NOT NULL DEFAULT 'NOTICE',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rsvp" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "status" "RsvpStatus" NOT NULL DEFAULT 'PENDING',
    "places" INTEGER NOT NULL DEFAULT 1,
    "sealedName" BYTEA,
    "askedAnswer" "RsvpAnswer",
    "askedPlaces" INTEGER,
    "sealedAskedName" BYTEA,
    "askedAt" TIMESTAMPTZ(3),
    "confirmedAt" TIMESTAMPTZ(3),
    "waitlistedAt" TIMESTAMPTZ(3),
    "offeredUntil" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "attendedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rsvp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WalkIn" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "sealedName" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WalkIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VolunteerOffer" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "state" "VolunteerState" NOT NULL DEFAULT 'ASKED',
    "sealedName" BYTEA NOT NULL,
    "sealedPhone" BYTEA,
    "sealedPostcode" BYTEA,
    "sealedAvailability" BYTEA,
    "sealedMessage" BYTEA,
    "skills" TEXT[],
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "contactedAt" TIMESTAMPTZ(3),
    "snoozedUntil" TIMESTAMPTZ(3),
    "buddyId" UUID,

    CONSTRAINT "VolunteerOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Newsletter" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Newsletter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" UUID NOT NULL,
    "newsletterId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "sealedAskedName" BYTEA,
    "askedAt" TIMESTAMPTZ(3),
    "askedTextVersion" TEXT,
    "askedTextLocale" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),
    "unsubscribedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "contactId" UUID,
    "claimedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormDraft" (
    "id" UUID NOT NULL,
    "sealedValues" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostedKey" (
    "keyHash" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PostedKey_pkey" PRIMARY KEY ("keyHash")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "organizerId" UUID,
    "groupId" UUID,
    "act" TEXT NOT NULL,
    "subjectId" UUID,
    "count" INTEGER,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Group_slug_key" ON "Group"("slug");

-- CreateIndex
CREATE INDEX "Group_parentId_idx" ON "Group"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Organizer_emailIndex_key" ON "Organizer"("emailIndex");

-- CreateIndex
CREATE INDEX "Role_groupId_idx" ON "Role"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Role_organizerId_groupId_key" ON "Role"("organizerId", "groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_expiresAt_idx" ON "Invitation"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_groupId_emailIndex_key" ON "Invitation"("groupId", "emailIndex");

-- CreateIndex
CREATE UNIQUE INDEX "SignIn_tokenHash_key" ON "SignIn"("tokenHash");

-- CreateIndex
CREATE INDEX "SignIn_organizerId_idx" ON "SignIn"("organizerId");

-- CreateIndex
CREATE INDEX "SignIn_expiresAt_idx" ON "SignIn"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "SignInKey_tokenHash_key" ON "SignInKey"("tokenHash");

-- CreateIndex
CREATE INDEX "SignInKey_organizerId_createdAt_idx" ON "SignInKey"("organizerId", "createdAt");

-- CreateIndex
CREATE INDEX "SignInKey_expiresAt_idx" ON "SignInKey"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_emailIndex_key" ON "Contact"("emailIndex");

-- CreateIndex
CREATE INDEX "Contact_confirmedAt_createdAt_idx" ON "Contact"("confirmedAt", "createdAt");

-- CreateIndex
CREATE INDEX "GroupContact_contactId_idx" ON "GroupContact"("contactId");

-- CreateIndex
CREATE INDEX "GroupContact_groupId_createdAt_id_idx" ON "GroupContact"("groupId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "GroupContact_groupId_contactId_key" ON "GroupContact"("groupId", "contactId");

-- CreateIndex
CREATE INDEX "TagChange_groupId_idx" ON "TagChange"("groupId");

-- CreateIndex
CREATE INDEX "TagChange_createdAt_idx" ON "TagChange"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Consent_groupContactId_purpose_subjectId_key" ON "Consent"("groupContactId", "purpose", "subjectId");

-- CreateIndex
CREATE INDEX "ContactNote_groupContactId_idx" ON "ContactNote"("groupContactId");

-- CreateIndex
CREATE INDEX "ContactHistory_groupContactId_at_idx" ON "ContactHistory"("groupContactId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_slug_key" ON "Campaign"("slug");

-- CreateIndex
CREATE INDEX "Campaign_groupId_idx" ON "Campaign"("groupId");

-- CreateIndex
CREATE INDEX "Call_campaignId_idx" ON "Call"("campaignId");

-- CreateIndex
CREATE INDEX "Figure_campaignId_idx" ON "Figure"("campaignId");

-- CreateIndex
CREATE INDEX "Figure_eventId_idx" ON "Figure"("eventId");

-- CreateIndex
CREATE INDEX "Figure_resourceId_idx" ON "Figure"("resourceId");

-- CreateIndex
CREATE INDEX "Resource_campaignId_idx" ON "Resource"("campaignId");

-- CreateIndex
CREATE INDEX "Media_groupId_idx" ON "Media"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_slug_key" ON "Post"("slug");

-- CreateIndex
CREATE INDEX "Post_groupId_idx" ON "Post"("groupId");

-- CreateIndex
CREATE INDEX "Post_campaignId_idx" ON "Post"("campaignId");

-- CreateIndex
CREATE INDEX "Post_publishedAt_idx" ON "Post"("publishedAt");

-- CreateIndex
CREATE INDEX "Revision_postId_at_idx" ON "Revision"("postId", "at");

-- CreateIndex
CREATE INDEX "Mention_postId_idx" ON "Mention"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_slug_key" ON "Event"("slug");

-- CreateIndex
CREATE INDEX "Event_groupId_sortsAt_idx" ON "Event"("groupId", "sortsAt");

-- CreateIndex
CREATE INDEX "Event_campaignId_sortsAt_idx" ON "Event"("campaignId", "sortsAt");

-- CreateIndex
CREATE INDEX "Event_publishedAt_sortsAt_idx" ON "Event"("publishedAt", "sortsAt");

-- CreateIndex
CREATE INDEX "Session_eventId_position_idx" ON "Session"("eventId", "position");

-- CreateIndex
CREATE INDEX "Speaker_eventId_idx" ON "Speaker"("eventId");

-- CreateIndex
CREATE INDEX "Speaker_sessionId_idx" ON "Speaker"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Collective_name_key" ON "Collective"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Collective_groupId_key" ON "Collective"("groupId");

-- CreateIndex
CREATE INDEX "Participation_eventId_idx" ON "Participation"("eventId");

-- CreateIndex
CREATE INDEX "Participation_sessionId_idx" ON "Participation"("sessionId");

-- CreateIndex
CREATE INDEX "EventChange_eventId_at_idx" ON "EventChange"("eventId", "at");

-- CreateIndex
CREATE INDEX "Rsvp_contactId_idx" ON "Rsvp"("contactId");

-- CreateIndex
CREATE INDEX "Rsvp_eventId_status_idx" ON "Rsvp"("eventId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Rsvp_eventId_contactId_key" ON "Rsvp"("eventId", "contactId");

-- CreateIndex
CREATE INDEX "WalkIn_eventId_at_idx" ON "WalkIn"("eventId", "at");

-- CreateIndex
CREATE INDEX "VolunteerOffer_groupId_confirmedAt_idx" ON "VolunteerOffer"("groupId", "confirmedAt");

-- CreateIndex
CREATE INDEX "VolunteerOffer_contactId_idx" ON "VolunteerOffer"("contactId");

-- CreateIndex
CREATE UNIQUE INDEX "Newsletter_slug_key" ON "Newsletter"("slug");

-- CreateIndex
CREATE INDEX "Newsletter_groupId_idx" ON "Newsletter"("groupId");

-- CreateIndex
CREATE INDEX "Subscription_contactId_idx" ON "Subscription"("contactId");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_newsletterId_contactId_key" ON "Subscription"("newsletterId", "contactId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_contactId_idx" ON "Delivery"("contactId");

-- CreateIndex
CREATE INDEX "Delivery_createdAt_idx" ON "Delivery"("createdAt");

-- CreateIndex
CREATE INDEX "FormDraft_expiresAt_idx" ON "FormDraft"("expiresAt");

-- CreateIndex
CREATE INDEX "PostedKey_createdAt_idx" ON "PostedKey"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_hash_key" ON "AuditEntry"("hash");

-- CreateIndex
CREATE INDEX "AuditEntry_groupId_at_idx" ON "AuditEntry"("groupId", "at");

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_organizerId_fkey" FOREIGN KEY ("organizerId") REFERENCES "Organizer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Organizer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_organizerId_fkey" FOREIGN KEY ("organizerId") REFERENCES "Organizer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInKey" ADD CONSTRAINT "SignInKey_organizerId_fkey" FOREIGN KEY ("organizerId") REFERENCES "Organizer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupContact" ADD CONSTRAINT "GroupContact_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupContact" ADD CONSTRAINT "GroupContact_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagChange" ADD CONSTRAINT "TagChange_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_groupContactId_fkey" FOREIGN KEY ("groupContactId") REFERENCES "GroupContact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactNote" ADD CONSTRAINT "ContactNote_groupContactId_fkey" FOREIGN KEY ("groupContactId") REFERENCES "GroupContact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactHistory" ADD CONSTRAINT "ContactHistory_groupContactId_fkey" FOREIGN KEY ("groupContactId") REFERENCES "GroupContact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Call" ADD CONSTRAINT "Call_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Figure" ADD CONSTRAINT "Figure_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Figure" ADD CONSTRAINT "Figure_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Figure" ADD CONSTRAINT "Figure_resourceId_fkey" FOREIGN KEY ("resourceId") REFERENCES "Resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Resource" ADD CONSTRAINT "Resource_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Editing" ADD CONSTRAINT "Editing_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_collectiveId_fkey" FOREIGN KEY ("collectiveId") REFERENCES "Collective"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Collective" ADD CONSTRAINT "Collective_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_collectiveId_fkey" FOREIGN KEY ("collectiveId") REFERENCES "Collective"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventChange" ADD CONSTRAINT "EventChange_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rsvp" ADD CONSTRAINT "Rsvp_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rsvp" ADD CONSTRAINT "Rsvp_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WalkIn" ADD CONSTRAINT "WalkIn_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerOffer" ADD CONSTRAINT "VolunteerOffer_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerOffer" ADD CONSTRAINT "VolunteerOffer_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerOffer" ADD CONSTRAINT "VolunteerOffer_buddyId_fkey" FOREIGN KEY ("buddyId") REFERENCES "Organizer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Newsletter" ADD CONSTRAINT "Newsletter_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_newsletterId_fkey" FOREIGN KEY ("newsletterId") REFERENCES "Newsletter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;
