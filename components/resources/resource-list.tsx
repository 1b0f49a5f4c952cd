import { useLocale } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import { pathIn } from "@/lib/i18n/paths";
import type { ResourceCard } from "@/lib/resources/queries";
import { formatDate } from "@/lib/time";
import { ResourceMeta } from "./resource-meta";

/** Resources side by side, each with its cover. */
export function ResourceList({ resources }: { resources: readonly ResourceCard[] }) {
  const locale = useLocale();
  return (
    <ul className="news">
      {resources.map((resource) => (
        <li key={resource.id}>
          {resource.picture ? (
            <Picture picture={resource.picture} sizes="(min-width: 44rem) 22rem, 100vw" decorative />
          ) : null}
          <h2>
            <a href={pathIn(locale, `/resources/${resource.slug}`)}>
              <LocalizedText value={resource.title} mark />
            </a>
          </h2>
          <ResourceMeta resource={resource} />
          <p>
            <LocalizedText value={resource.summary} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Press articles, the latest first: where, when, and the way to each. */
export function PressList({ articles }: { articles: readonly ResourceCard[] }) {
  const locale = useLocale();
  return (
    <ul>
      {articles.map(({ id, slug, title, url, language, publisher, publishedOn }) => (
        <li key={id}>
          <a
            href={url ?? pathIn(locale, `/resources/${slug}`)}
            rel={url ? "noreferrer" : undefined}
            hrefLang={language ?? undefined}
          >
            <LocalizedText value={title} mark />
          </a>
          <p className="meta">
            {[publisher, publishedOn && formatDate(publishedOn, locale)].filter(Boolean).join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
