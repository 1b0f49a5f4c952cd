import { useLocale, useTranslations } from "next-intl";
import { useLanguageMark } from "@/components/resources/resource-meta";
import { LocalizedText } from "@/components/ui/localized-text";
import type { CampaignPage } from "@/lib/campaigns/queries";
import { pathIn } from "@/lib/i18n/paths";
import { formatDate, formatNumber } from "@/lib/time";

type Resource = CampaignPage["resources"][number];

/** What there is to read, watch and sign, with who published it and when. Renders nothing when there is none. */
export function Resources({ resources }: { resources: readonly Resource[] }) {
  const t = useTranslations("campaigns");
  const library = pathIn(useLocale(), "/resources");
  if (resources.length === 0) return null;
  return (
    <section>
      <h2>{t("resources")}</h2>
      <dl className="facts">
        {resources.map((resource) => (
          <div key={resource.id}>
            <dt>{t(`resource.${resource.kind as "BROCHURE"}`)}</dt>
            <dd>
              <ResourceName resource={resource} />
              <ResourceMeta resource={resource} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="more">
        <a href={library}>{t("all_resources")}</a>
      </p>
    </section>
  );
}

/** Leads to where it stands; to its own page where its file is here. */
function ResourceName({ resource: { slug, title, url, attachment } }: { resource: Resource }) {
  const page = pathIn(useLocale(), `/resources/${slug}`);
  const isElsewhere = !attachment && url && /^(https?:\/\/|\/(?!\/))/i.test(url);
  return (
    <a href={isElsewhere ? url : page} rel="noreferrer">
      <LocalizedText value={title} />
    </a>
  );
}

function ResourceMeta({ resource }: { resource: Resource }) {
  const t = useTranslations("campaigns");
  const about = useTranslations("event");
  const locale = useLocale();
  const { publisher, publishedOn, language, closedOn, figures } = resource;
  const mark = useLanguageMark();
  const parts = [
    publisher,
    publishedOn && formatDate(publishedOn, locale),
    language && language !== locale && mark(language),
    closedOn && t("closed_on", { date: formatDate(closedOn, locale) }),
  ].filter(Boolean);
  return (
    <p className="meta">
      {parts.join(" · ")}
      {figures.map((figure) => (
        <span key={figure.id}>
          {parts.length > 0 ? " · " : null}
          {figure.approximate
            ? about("approximately", { value: formatNumber(figure.value, locale) })
            : formatNumber(figure.value, locale)}{" "}
          <LocalizedText value={figure.label} />
        </span>
      ))}
    </p>
  );
}
