import { transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";
import { countTexts } from "./mutations";
import { isPublic } from "./rules";

/** Lets the kept pages go once a scheduled text is due, unless it was put off or taken back meanwhile. */
async function showDue(text: JobPayloads["publishing.due"], now: Date): Promise<void> {
  await transaction(async (tx) => {
    if (await countTexts(tx, text, isPublic(now))) await pageChanged(tx, "all");
  });
}

export const textJobs: JobHandlers = { "publishing.due": showDue };
