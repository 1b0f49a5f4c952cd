-- AlterTable
ALTER TABLE "Rsvp" ADD COLUMN     "mailsStoppedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "broadcastId" UUID;

-- CreateTable
CREATE TABLE "Broadcast" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "eventId" UUID,
    "writtenById" UUID,
    "subject" JSONB NOT NULL DEFAULT '{}',
    "words" JSONB NOT NULL DEFAULT '{}',
    "audience" JSONB NOT NULL,
    "recipients" INTEGER NOT NULL DEFAULT 0,
    "scheduledAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Broadcast_groupId_createdAt_idx" ON "Broadcast"("groupId", "createdAt");

-- CreateIndex
CREATE INDEX "Broadcast_eventId_idx" ON "Broadcast"("eventId");

-- CreateIndex
CREATE INDEX "Delivery_broadcastId_idx" ON "Delivery"("broadcastId");

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;
