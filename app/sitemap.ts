import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { listCampaignSlugs } from "@/lib/campaigns/queries";
import { listEventSlugs } from "@/lib/events/agenda/queries";
import { listGroups } from "@/lib/groups/queries";
import { urlIn } from "@/lib/i18n/paths";
import { LOCALES } from "@/lib/local-text";
import { listArchivePaths } from "@/lib/newsletters/issues/archive/queries";
import { listPagePaths } from "@/lib/publishing/pages/queries";
import { listPostSlugs } from "@/lib/publishing/queries";
import { listResourceSlugs } from "@/lib/resources/queries";

const PAGES = [
  "/",
  "/events",
  "/campaigns",
  "/news",
  "/resources",
  "/groups",
  "/newsletter",
  "/join",
  "/privacy",
  "/accessibility",
];

/** Every public page in both languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const now = new Date();
  const [campaigns, events, posts, resources, groups, own, letters] = await Promise.all([
    listCampaignSlugs(now),
    listEventSlugs(now),
    listPostSlugs(now),
    listResourceSlugs(now),
    listGroups(),
    listPagePaths(now),
    listArchivePaths(now),
  ]);
  const pages: { path: string; lastModified?: Date }[] = [
    ...PAGES.map((path) => ({ path })),
    ...campaigns.map(({ slug }) => ({ path: `/campaigns/${slug}` })),
    ...events.map(({ slug, updatedAt }) => ({ path: `/events/${slug}`, lastModified: updatedAt })),
    ...posts.map(({ slug, updatedAt }) => ({ path: `/news/${slug}`, lastModified: updatedAt })),
    ...resources.map(({ slug, updatedAt }) => ({ path: `/resources/${slug}`, lastModified: updatedAt })),
    ...groups.map(({ slug }) => ({ path: `/groups/${slug}` })),
    ...[...own, ...letters].map(({ path, updatedAt }) => ({ path, lastModified: updatedAt })),
  ];
  return pages.flatMap(({ path, lastModified }) =>
    LOCALES.map((locale) => ({
      url: urlIn(locale, path),
      lastModified,
      alternates: { languages: Object.fromEntries(LOCALES.map((other) => [other, urlIn(other, path)])) },
    })),
  );
}
