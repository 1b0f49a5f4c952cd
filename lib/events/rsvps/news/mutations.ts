import type { Tx } from "@/lib/db";
import type { JobName } from "@/lib/jobs/jobs";

/**
 * Writes to everybody whose answer holds that the event changed or is cancelled; one job per person, in the
 * transaction of the change. Each mail says how things stand when it leaves, so two changes in a row are told once.
 */
export async function tellWhoAnswered(tx: Tx, eventId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${"events.rsvp-mail" satisfies JobName},
      json_build_object('rsvpId', id, 'version', version), max_attempts => 12, job_key => 'rsvp-news:' || id)
    FROM "Rsvp" WHERE "eventId" = ${eventId}::uuid AND status IN ('GOING', 'MAYBE', 'WAITLISTED')`;
}
