-- A newsletter's subscribers, latest first, page by page.
CREATE INDEX "Subscription_newsletterId_createdAt_id_idx" ON "Subscription"("newsletterId", "createdAt", "id");
