-- Who of the group did what a contact's history tells, when it was somebody of the group.
ALTER TABLE "ContactHistory" ADD COLUMN "organizerId" UUID;
