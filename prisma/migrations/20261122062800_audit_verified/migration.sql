ALTER TABLE "AuditAnchor" DROP CONSTRAINT "AuditAnchor_place_check";
ALTER TABLE "AuditAnchor" ADD CONSTRAINT "AuditAnchor_place_check" CHECK ("place" IN ('start', 'verified', 'end'));
