ALTER TABLE "GroupContact" ADD COLUMN "knowsName" BOOLEAN NOT NULL DEFAULT false;

-- Of those known already: the only group a person dealt with, and each that an answer or an offer of theirs named.
UPDATE "GroupContact" g SET "knowsName" = true
FROM "Contact" c
WHERE c.id = g."contactId" AND c."sealedName" IS NOT NULL AND NOT g."byHand" AND (
  NOT EXISTS (SELECT 1 FROM "GroupContact" o WHERE o."contactId" = c.id AND o.id <> g.id AND NOT o."byHand")
  OR EXISTS (SELECT 1 FROM "Rsvp" r JOIN "Event" e ON e.id = r."eventId"
    WHERE r."contactId" = c.id AND e."groupId" = g."groupId" AND r."sealedName" IS NOT NULL)
  OR EXISTS (SELECT 1 FROM "VolunteerOffer" v
    WHERE v."contactId" = c.id AND v."groupId" = g."groupId" AND v."confirmedAt" IS NOT NULL));
