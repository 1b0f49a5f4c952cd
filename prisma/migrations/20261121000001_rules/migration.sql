-- What no mutation may break, held here too.
ALTER TABLE "Instance" ADD CONSTRAINT "Instance_one_row" CHECK ("id" = 1);

ALTER TABLE "Event"
  ADD CONSTRAINT "Event_places_not_negative" CHECK ("placesTaken" >= 0),
  ADD CONSTRAINT "Event_capacity_positive" CHECK ("capacity" > 0),
  ADD CONSTRAINT "Event_capacity_held" CHECK ("placesTaken" <= "capacity"),
  ADD CONSTRAINT "Event_over_after_sort" CHECK ("overAt" >= "sortsAt"),
  ADD CONSTRAINT "Event_ends_after_start" CHECK ("endsAt" >= "startsAt");

ALTER TABLE "Rsvp"
  ADD CONSTRAINT "Rsvp_places_of_a_party" CHECK ("places" BETWEEN 1 AND 6),
  ADD CONSTRAINT "Rsvp_asked_places_of_a_party" CHECK ("askedPlaces" BETWEEN 1 AND 6);

-- One offer of help per person and group waits for confirmation: asking again replaces it.
CREATE UNIQUE INDEX "VolunteerOffer_one_waiting" ON "VolunteerOffer" ("groupId", "contactId") WHERE "confirmedAt" IS NULL;

-- A group has a picture, and a picture has a group: one of the two is checked at the commit, so that a backup can be read in.
ALTER TABLE "Group" ALTER CONSTRAINT "Group_pictureId_fkey" DEFERRABLE INITIALLY DEFERRED;
