import { cookies } from "next/headers";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Accent } from "@/components/layout/accent";
import { Footer } from "@/components/layout/footer";
import { Header } from "@/components/layout/header";
import { env } from "@/lib/env";
import { getSite } from "@/lib/groups/site/queries";
import { THEME_COOKIE } from "@/lib/http/cookies";
import { listFooterPages } from "@/lib/publishing/pages/queries";
import { readTheme } from "@/lib/theme";

/**
 * Header and footer of the public site. A page brings its own <main id="content">, so that it may put a banner before
 * it or give it the full width.
 */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const site = await getSite();
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      {site ? <Accent accent={site.accent} accentDark={site.accentDark} /> : null}
      <SkipLink />
      <Header site={site} />
      {children}
      <Footer
        site={site}
        pages={site ? await listFooterPages(site.slug) : []}
        theme={theme}
        sourceUrl={env().sourceUrl}
      />
    </>
  );
}

function SkipLink() {
  const t = useTranslations("layout");
  return (
    <a className="skip" href="#content">
      {t("skip")}
    </a>
  );
}
