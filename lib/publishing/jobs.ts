import { transaction } from "@/lib/db";
import { pageChanged } from "@/lib/http/page-changed";
import type { JobHandlers, JobPayloads } from "@/lib/jobs/jobs";

/** Lets the kept pages go once a scheduled post is due, unless it was put off or taken back meanwhile. */
async function showDue({ postId }: JobPayloads["publishing.due"], now: Date): Promise<void> {
  await transaction(async (tx) => {
    const due = { id: postId, publishedAt: { lte: now }, deletedAt: null };
    if (await tx.post.count({ where: due })) await pageChanged(tx, "all");
  });
}

export const publishingJobs: JobHandlers = { "publishing.due": showDue };
