import "../../styles/desk.css";

import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { Accent } from "@/components/layout/accent";
import { getSite } from "@/lib/groups/site/queries";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The ground of organizers' pages, with the words their forms need. It decides nothing: each page proves who is asking. */
export default async function OrganizeLayout({ children }: { children: ReactNode }) {
  const [site, { desk, forms, events, news, campaigns, resources, issues }] = await Promise.all([
    getSite(),
    getMessages(),
  ]);
  return (
    <NextIntlClientProvider
      messages={{
        desk,
        forms,
        events,
        news: { category: news.category },
        campaigns: { resource: campaigns.resource },
        resources,
        issues,
      }}
    >
      {site ? <Accent accent={site.accent} accentDark={site.accentDark} /> : null}
      <div className="desk">{children}</div>
    </NextIntlClientProvider>
  );
}
