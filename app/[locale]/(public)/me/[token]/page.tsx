import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { formState } from "@/components/forms/draft";
import { MeGroups } from "@/components/signups/me-groups";
import { MeLeave } from "@/components/signups/me-leave";
import { MeNews } from "@/components/signups/me-news";
import { MeOffers } from "@/components/signups/me-offers";
import { MeProfile } from "@/components/signups/me-profile";
import { MeRecords } from "@/components/signups/me-records";
import { MeRsvps } from "@/components/signups/me-rsvps";
import { MeSubscriptions } from "@/components/signups/me-subscriptions";
import { listCities } from "@/lib/events/cities/queries";
import { getSite } from "@/lib/groups/site/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { findMe } from "@/lib/signups/me/queries";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("title"), robots: { index: false, follow: false } };
}

/** Everything held about the holder of a mailed link, and the means to change, take along or erase it. GET changes nothing. */
export default async function MePage({ params, searchParams }: Props) {
  const now = new Date();
  const [{ token }, { done }] = [await params, await searchParams];
  const [locale, t] = [await getLocale(), await getTranslations("me")];
  const [me, draft, site, cities] = await Promise.all([
    findMe(token, now),
    readFormDraft("me"),
    getSite(),
    listCities(now),
  ]);
  if (!me) notFound();
  const state = formState(draft, locale);
  const zone = site?.timeZone ?? "Europe/Paris";
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{me.name ? t("hello", { name: me.name }) : t("title")}</h1>
        <p className="lead">{t("lead")}</p>
      </div>
      <MeNews
        done={typeof done === "string" ? done : undefined}
        state={state}
        token={token}
        undoable={me.stopUndoable}
      />
      <MeRsvps rsvps={me.rsvps} token={token} now={now} />
      <MeSubscriptions subscriptions={me.subscriptions} token={token} />
      <MeGroups groups={me.groups} token={token} />
      <MeOffers offers={me.offers} token={token} zone={zone} />
      <MeProfile me={me} token={token} state={state} cities={cities} />
      <MeRecords me={me} token={token} zone={zone} />
      <MeLeave token={token} state={state} />
    </main>
  );
}
