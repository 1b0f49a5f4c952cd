-- Pictures can be thrown away and taken back.
ALTER TABLE "Media" ADD COLUMN "removedAt" TIMESTAMPTZ(3);
