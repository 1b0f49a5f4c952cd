import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ShareLinks } from "@/components/share/share-links";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Picture } from "@/components/ui/picture";
import { Prose } from "@/components/ui/prose";
import type { Embeds } from "@/lib/embeds/html";
import { formatBytes, languageName } from "@/lib/i18n/formats";
import { pathIn, urlIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import type { ResourcePage } from "@/lib/resources/queries";
import { filePath } from "@/lib/resources/rules";
import { formatDate } from "@/lib/time";
import { Licence } from "./resource-meta";

/** A resource as everybody sees it: its title and cover, the way to it, what is known of it. A preview has nothing to pass on yet. */
export function ResourceArticle({
  resource,
  embeds,
  preview = false,
}: {
  resource: ResourcePage;
  embeds: Embeds;
  preview?: boolean;
}) {
  const t = useTranslations("resources");
  const locale = useLocale();
  return (
    <article>
      <Head resource={resource} />
      <div className="two">
        <aside>
          {resource.picture ? (
            <figure>
              <Picture picture={resource.picture} sizes="(min-width: 60rem) 26rem, 100vw" first />
              {resource.picture.credit ? <figcaption>{resource.picture.credit}</figcaption> : null}
            </figure>
          ) : null}
        </aside>
        <div>
          <Ways resource={resource} />
          <Prose value={resource.body} embeds={embeds} />
          <Facts resource={resource} />
          {preview ? null : (
            <ShareLinks
              id="share"
              label={t("share")}
              title={plainText(resource.title, locale)}
              url={urlIn(locale, `/resources/${resource.slug}`)}
            />
          )}
        </div>
      </div>
    </article>
  );
}

function Head({ resource }: { resource: ResourcePage }) {
  const kind = useTranslations("campaigns.resource")(resource.kind);
  const base = pathIn(useLocale(), "/resources");
  return (
    <div className="poster">
      <p className="meta">
        <a href={`${base}?kind=${resource.kind.toLowerCase()}`}>{kind}</a>
      </p>
      <h1>
        <LocalizedText value={resource.title} mark />
      </h1>
      <p className="lead">
        <LocalizedText value={resource.summary} />
      </p>
    </div>
  );
}

/** What one came for: the file, the address, or both. */
function Ways({ resource: { slug, attachment, url, language } }: { resource: ResourcePage }) {
  const t = useTranslations("resources");
  const locale = useLocale();
  if (!attachment && !url) return null;
  const site = url && /^https?:/i.test(url) ? new URL(url).hostname : null;
  return (
    <p className="btns">
      {attachment ? (
        <ButtonLink look="main" href={filePath(slug)} hrefLang={language ?? undefined} download>
          {t("download")} ({t("file", { size: formatBytes(attachment.bytes, locale) })})
        </ButtonLink>
      ) : null}
      {url ? (
        <ButtonLink look={attachment ? "plain" : "main"} href={url} rel="noreferrer">
          {site ? t("open", { site }) : t("openHere")}
        </ButtonLink>
      ) : null}
    </p>
  );
}

function Facts({ resource }: { resource: ResourcePage }) {
  const t = useTranslations("resources");
  const locale = useLocale();
  const { language, licence, publisher, publishedOn, closedOn, group, campaign } = resource;
  return (
    <section>
      <h2>{t("about")}</h2>
      <dl className="facts">
        <Fact name={t("publisher")}>{publisher}</Fact>
        <Fact name={t("publishedOn")}>{publishedOn && formatDate(publishedOn, locale)}</Fact>
        <Fact name={t("language")}>{language && languageName(language, locale)}</Fact>
        <Fact name={t("licence")}>{licence && <Licence name={licence} />}</Fact>
        <Fact name={t("closedOn")}>{closedOn && formatDate(closedOn, locale)}</Fact>
        <Fact name={t("campaign")}>
          {campaign && (
            <a href={pathIn(locale, `/campaigns/${campaign.slug}`)}>
              <LocalizedText value={campaign.title} />
            </a>
          )}
        </Fact>
        <Fact name={t("group")}>
          <a href={pathIn(locale, `/groups/${group.slug}`)}>
            <LocalizedText value={group.name} />
          </a>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
