import { db } from "@/lib/db";

/** A newsletter as the form that subscribes to it shows it. */
export type NewsletterLine = { slug: string; title: unknown; description: unknown; group: unknown };

/** Every newsletter of the instance, the first one founded first. */
export async function listNewsletters(): Promise<NewsletterLine[]> {
  const newsletters = await db.newsletter.findMany({
    select: { slug: true, title: true, description: true, group: { select: { name: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return newsletters.map(({ group, ...newsletter }) => ({ ...newsletter, group: group.name }));
}
