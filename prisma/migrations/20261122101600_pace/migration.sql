-- How often a reader wants a newsletter.
ALTER TABLE "Subscription" ADD COLUMN "pace" TEXT NOT NULL DEFAULT 'all';
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_pace" CHECK ("pace" IN ('all', 'monthly'));

-- What a reader had lately is looked for as each copy is claimed.
CREATE INDEX "Delivery_sent_to" ON "Delivery" ("contactId", "sentAt") WHERE "broadcastId" IS NOT NULL;
