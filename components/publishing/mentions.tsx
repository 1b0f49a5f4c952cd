import { useLocale, useTranslations } from "next-intl";
import type { PostPage } from "@/lib/publishing/queries";
import { formatDate } from "@/lib/time";

/** Who republished a post or answered it, with links back. */
export function Mentions({ mentions }: { mentions: PostPage["mentions"] }) {
  const t = useTranslations("news");
  const locale = useLocale();
  if (mentions.length === 0) return null;
  return (
    <section>
      <h2>{t("mentions")}</h2>
      <ul>
        {mentions.map(({ id, kind, siteName, url, publishedOn, copyright }) => (
          <li key={id}>
            {t(`mention.${kind}`)}{" "}
            {url && /^https?:\/\//i.test(url) ? (
              <a href={url} rel="noreferrer">
                {siteName}
              </a>
            ) : (
              siteName
            )}
            {publishedOn ? `, ${formatDate(publishedOn, locale)}` : null}
            {copyright ? <span className="meta"> {copyright}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
