-- CreateTable
CREATE TABLE "EventHost" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "invitedById" UUID,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "declinedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EventHost_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EventHost_groupId_acceptedAt_idx" ON "EventHost"("groupId", "acceptedAt");

-- CreateIndex
CREATE UNIQUE INDEX "EventHost_eventId_groupId_key" ON "EventHost"("eventId", "groupId");

-- AddForeignKey
ALTER TABLE "EventHost" ADD CONSTRAINT "EventHost_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventHost" ADD CONSTRAINT "EventHost_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventHost" ADD CONSTRAINT "EventHost_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Organizer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A group holds an event along or has declined it, never both.
ALTER TABLE "EventHost" ADD CONSTRAINT "EventHost_one_answer" CHECK ("acceptedAt" IS NULL OR "declinedAt" IS NULL);
