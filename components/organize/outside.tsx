import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { LocalizedText } from "@/components/ui/localized-text";
import type { Site } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import css from "./desk.module.css";

/** The desk's pages for who is not signed in: one narrow column under the collective's name. */
export function Outside({ site, title, children }: { site: Site | null; title: ReactNode; children: ReactNode }) {
  return (
    <main id="content" className={css.outside}>
      <p>
        <a className={css.brand} href={pathIn(useLocale(), "/")}>
          {site ? <LocalizedText value={site.name} /> : "Cortège"}
        </a>
      </p>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
