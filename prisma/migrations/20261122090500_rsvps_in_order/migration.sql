-- The answers of one event page by page, however many there are.
CREATE INDEX "Rsvp_eventId_createdAt_id_idx" ON "Rsvp"("eventId", "createdAt", "id");
