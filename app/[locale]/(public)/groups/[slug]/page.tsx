import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CampaignList } from "@/components/campaigns/campaign-list";
import { EventList } from "@/components/events/event-row";
import { Accent } from "@/components/layout/accent";
import { PostList } from "@/components/publishing/post-card";
import { Calls } from "@/components/ui/calls";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import { Prose } from "@/components/ui/prose";
import { listCampaigns } from "@/lib/campaigns/queries";
import { listComingEvents } from "@/lib/events/queries";
import { findGroup, type GroupPage } from "@/lib/groups/queries";
import { alternates, openGraph } from "@/lib/i18n/alternates";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { markdownSummary } from "@/lib/markdown";
import { listPages, type PageLine } from "@/lib/publishing/pages/queries";
import { listPosts } from "@/lib/publishing/queries";
import { formatDate } from "@/lib/time";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug }, locale] = [await params, await getLocale()];
  const group = await findGroup(slug);
  if (!group) return {};
  const title = plainText(group.name, locale);
  const description = markdownSummary(plainText(group.description, locale));
  const path = `/groups/${slug}`;
  return {
    title,
    description,
    alternates: {
      ...alternates(locale, path),
      types: { "application/atom+xml": `/feed.xml?lang=${locale}&group=${slug}` },
    },
    ...openGraph(locale, path, { title, description }),
  };
}

/** A group: who we are, where, what is coming, what we say, how to follow and join. */
export default async function GroupPageRoute({ params }: Props) {
  const now = new Date();
  const { slug } = await params;
  const group = await findGroup(slug);
  if (!group) notFound();
  const groupIds = group.branch;
  const [t, locale] = [await getTranslations("groups"), await getLocale()];
  const [events, { posts }, campaigns, pages] = await Promise.all([
    listComingEvents(now, 8, { groupIds }),
    listPosts({ groupIds }, now, { size: 3 }),
    listCampaigns(now, groupIds),
    listPages(group.id, now),
  ]);
  return (
    <main id="content" className="wrap">
      <Accent accent={group.accent} accentDark={group.accentDark} />
      <Poster group={group} />
      <Prose value={group.description} />
      <OwnPages slug={slug} pages={pages} />
      <Section title={t("coming")}>
        {events.length > 0 ? <EventList events={events} now={now} /> : <p className="empty">{t("no_coming")}</p>}
        <p className="more">
          <a href={`${pathIn(locale, "/events")}?group=${slug}`}>{t("all_events")}</a>
        </p>
      </Section>
      {campaigns.length > 0 ? (
        <Section title={t("campaigns")}>
          <CampaignList campaigns={campaigns} heading="h3" />
        </Section>
      ) : null}
      {posts.length > 0 ? (
        <Section title={t("posts")}>
          <PostList posts={posts} />
        </Section>
      ) : null}
      <LocalGroups group={group} />
      <GroupCalls group={group} />
      <Feeds slug={slug} />
    </main>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

function Poster({ group }: { group: GroupPage }) {
  const t = useTranslations("groups");
  const locale = useLocale();
  return (
    <>
      <div className="poster">
        <p className="meta">
          {[group.city, group.foundedOn && t("since", { date: formatDate(group.foundedOn, locale) })]
            .filter(Boolean)
            .join(" · ")}
          {group.parent ? (
            <>
              {" · "}
              {t("part_of")}{" "}
              <a href={pathIn(locale, `/groups/${group.parent.slug}`)}>
                <LocalizedText value={group.parent.name} />
              </a>
            </>
          ) : null}
        </p>
        <h1>
          <LocalizedText value={group.name} />
        </h1>
        {group.publicEmail ? (
          <p className="lead">
            <a href={`mailto:${group.publicEmail}`}>{group.publicEmail}</a>
          </p>
        ) : null}
      </div>
      {group.picture ? (
        <div className="full">
          <Picture picture={group.picture} sizes="(min-width: 74rem) 74rem, 100vw" first />
        </div>
      ) : null}
    </>
  );
}

function OwnPages({ slug, pages }: { slug: string; pages: readonly PageLine[] }) {
  const t = useTranslations("groups");
  const locale = useLocale();
  if (pages.length === 0) return null;
  return (
    <nav aria-label={t("pages")}>
      <ul>
        {pages.map((page) => (
          <li key={page.slug}>
            <a href={pathIn(locale, `/groups/${slug}/${page.slug}`)}>
              <LocalizedText value={page.title} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LocalGroups({ group }: { group: GroupPage }) {
  const t = useTranslations("groups");
  const locale = useLocale();
  if (group.children.length === 0) return null;
  return (
    <Section title={t("local")}>
      <ul>
        {group.children.map((child) => (
          <li key={child.id}>
            <a href={pathIn(locale, `/groups/${child.slug}`)}>
              <LocalizedText value={child.name} />
            </a>
            {child.city ? `, ${child.city}` : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function GroupCalls({ group }: { group: GroupPage }) {
  const t = useTranslations("groups");
  const locale = useLocale();
  const [letter] = group.newsletters;
  return (
    <Calls
      calls={[
        {
          title: letter ? <LocalizedText value={letter.title} /> : t("newsletter"),
          text: letter ? <LocalizedText value={letter.description} /> : t("newsletter_text"),
          href: pathIn(locale, "/newsletter"),
          label: t("newsletter_act"),
        },
        {
          title: t("join"),
          text: t("join_text"),
          href: `${pathIn(locale, "/join")}?group=${group.slug}`,
          label: t("join_act"),
        },
      ]}
    />
  );
}

function Feeds({ slug }: { slug: string }) {
  const t = useTranslations("groups");
  const locale = useLocale();
  return (
    <p className="meta no-print">
      <a href={`/events.ics?lang=${locale}&group=${slug}`}>{t("calendar")}</a>
      {" · "}
      <a href={`/feed.xml?lang=${locale}&group=${slug}`}>{t("feed")}</a>
    </p>
  );
}
