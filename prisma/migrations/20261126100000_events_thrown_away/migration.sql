-- A draft that was thrown away can be taken back; what is published never counts as thrown away.
ALTER TABLE "Event" ADD COLUMN "deletedAt" TIMESTAMPTZ(3);
ALTER TABLE "Event" ADD CONSTRAINT "Event_thrown_away_unpublished" CHECK ("deletedAt" IS NULL OR "publishedAt" IS NULL);
