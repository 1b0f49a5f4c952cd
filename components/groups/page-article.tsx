import { useLocale } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Prose } from "@/components/ui/prose";
import type { Embeds } from "@/lib/embeds/html";
import { pathIn } from "@/lib/i18n/paths";
import type { WholePage } from "@/lib/publishing/pages/queries";

/** A page of a group as everybody reads it. */
export function PageArticle({ page, embeds }: { page: WholePage; embeds: Embeds }) {
  const locale = useLocale();
  return (
    <article>
      <div className="head">
        <p className="meta">
          <a href={pathIn(locale, `/groups/${page.group.slug}`)}>
            <LocalizedText value={page.group.name} />
          </a>
        </p>
        <h1>
          <LocalizedText value={page.title} mark />
        </h1>
        <p className="lead">
          <LocalizedText value={page.summary} />
        </p>
      </div>
      <Prose value={page.body} embeds={embeds} />
    </article>
  );
}
