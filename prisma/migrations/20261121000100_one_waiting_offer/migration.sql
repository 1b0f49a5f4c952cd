-- One offer of help per person and group waits for confirmation; asking again replaces it.
CREATE UNIQUE INDEX "VolunteerOffer_one_waiting" ON "VolunteerOffer" ("groupId", "contactId") WHERE "confirmedAt" IS NULL;
