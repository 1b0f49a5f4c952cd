import { type Forbidden, forbidden, type Scope } from "@/lib/auth/scope";
import { transaction } from "@/lib/db";
import { freeSlug } from "@/lib/free-slug";
import { pageChanged } from "@/lib/http/page-changed";
import { newId } from "@/lib/ids";
import { canFoundNewsletters } from "./rules";
import { type NewsletterInput, newsletterSchema } from "./schema";

export type NewsletterOutcome = { ok: true; newsletterId: string } | Forbidden | { ok: false; reason: "slug_taken" };

/** Founds a newsletter of the scope's group; people can subscribe from then on. */
export async function createNewsletter(scope: Scope, input: NewsletterInput, now: Date): Promise<NewsletterOutcome> {
  if (!canFoundNewsletters(scope.role)) return forbidden;
  const { slug: wanted, ...newsletter } = newsletterSchema.parse(input);
  return transaction(async (tx) => {
    const id = newId();
    const isTaken = async (slug: string) => (await tx.newsletter.count({ where: { slug } })) > 0;
    const slug = wanted ?? (await freeSlug(newsletter.title, "lettre", isTaken));
    const made = await tx.newsletter.createMany({
      data: [{ ...newsletter, slug, id, groupId: scope.groupId, createdAt: now }],
      skipDuplicates: true,
    });
    if (made.count === 0) return { ok: false, reason: "slug_taken" };
    await pageChanged(tx, "all");
    return { ok: true, newsletterId: id };
  });
}
