-- One engine sends every message to many: it may be paused, waits for quotas, and one process at a time holds it.
ALTER TABLE "Broadcast" RENAME COLUMN "sentAt" TO "spreadAt";
ALTER TABLE "Broadcast" ADD COLUMN "finishedAt" TIMESTAMPTZ(3),
  ADD COLUMN "heldBy" UUID,
  ADD COLUMN "heldUntil" TIMESTAMPTZ(3),
  ADD COLUMN "pausedAt" TIMESTAMPTZ(3),
  ADD COLUMN "pausedFor" TEXT,
  ADD COLUMN "waitsUntil" TIMESTAMPTZ(3),
  ADD COLUMN "waitsFor" TEXT;

-- What is due is looked for every second.
CREATE INDEX "Broadcast_open" ON "Broadcast" ("scheduledAt") WHERE "finishedAt" IS NULL AND "stoppedAt" IS NULL;

ALTER TABLE "Delivery" ADD COLUMN "dropped" TEXT,
  ADD COLUMN "droppedAt" TIMESTAMPTZ(3),
  ADD COLUMN "nextTryAt" TIMESTAMPTZ(3),
  ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "uncertainAt" TIMESTAMPTZ(3);

DROP INDEX "Delivery_broadcastId_idx";
CREATE INDEX "Delivery_broadcastId_id_idx" ON "Delivery"("broadcastId", "id");

-- Copies that wait: nobody has claimed them, nothing was decided of them.
CREATE INDEX "Delivery_waiting" ON "Delivery" ("broadcastId", "id") WHERE "claimedAt" IS NULL AND "droppedAt" IS NULL;

CREATE TABLE "Suppression" (
    "emailIndex" BYTEA NOT NULL,
    "softBounces" INTEGER NOT NULL DEFAULT 0,
    "suppressedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Suppression_pkey" PRIMARY KEY ("emailIndex")
);
CREATE INDEX "Suppression_suppressedAt_idx" ON "Suppression"("suppressedAt");

CREATE TABLE "MailUse" (
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "provider" TEXT NOT NULL,
    "mails" INTEGER NOT NULL,

    CONSTRAINT "MailUse_pkey" PRIMARY KEY ("minute", "provider")
);
