-- An issue of a newsletter is a message to many with a history, a bin and a place on the web.
ALTER TABLE "Broadcast" ADD COLUMN "newsletterId" UUID,
  ADD COLUMN "slug" TEXT,
  ADD COLUMN "onWeb" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "preheader" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "deletedAt" TIMESTAMPTZ(3),
  ADD COLUMN "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE UNIQUE INDEX "Broadcast_slug_key" ON "Broadcast"("slug");
CREATE INDEX "Broadcast_newsletterId_scheduledAt_idx" ON "Broadcast"("newsletterId", "scheduledAt");
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_newsletterId_fkey" FOREIGN KEY ("newsletterId") REFERENCES "Newsletter"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- What was thrown away never leaves.
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_thrown_away" CHECK ("deletedAt" IS NULL OR "scheduledAt" IS NULL);

ALTER TABLE "Revision" ADD COLUMN "broadcastId" UUID;
CREATE INDEX "Revision_broadcastId_at_idx" ON "Revision"("broadcastId", "at");
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "GroupContact" ADD COLUMN "mailsStoppedAt" TIMESTAMPTZ(3);
ALTER TABLE "Revision" DROP CONSTRAINT "Revision_of_one_text";
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_of_one_text"
  CHECK (num_nonnulls("postId", "campaignId", "resourceId", "pageId", "broadcastId") = 1);
