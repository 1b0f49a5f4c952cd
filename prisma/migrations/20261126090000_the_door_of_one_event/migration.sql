-- A greeter may be given the doors of some events alone. Roles that are there stay as they are: for every event.
ALTER TABLE "Role" ADD COLUMN "eventIds" UUID[] DEFAULT ARRAY[]::UUID[];
ALTER TABLE "Invitation" ADD COLUMN "eventIds" UUID[] DEFAULT ARRAY[]::UUID[];
