import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { isEmpty, WaitingList } from "@/components/signups/waiting-list";
import { Button } from "@/components/ui/button";
import { Check } from "@/components/ui/check";
import { findWaiting } from "@/lib/signups/confirming/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("confirm");
  return { title: t("title"), robots: { index: false, follow: false } };
}

/** Everything that waits for an address on one page, confirmed or refused together by a button. Opening it changes nothing. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [locale, t] = [await getLocale(), await getTranslations("confirm")];
  const waiting = await findWaiting(token, new Date());
  if (!waiting) notFound();
  const nothing = isEmpty(waiting);
  const action = `/api/public/confirmations/${token}`;
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{t(nothing ? "nothingTitle" : "title")}</h1>
        <p className="lead">{t(nothing ? "nothingLead" : "lead", { email: waiting.email })}</p>
      </div>
      {nothing ? null : <WaitingList waiting={waiting} />}
      <form className="sheet" method="post" action={action}>
        <input type="hidden" name="locale" value={locale} />
        <Check id="confirm-remember" name="remember">
          {t("remember")}
        </Check>
        <Button look="main">{t(nothing ? "toMyPage" : "confirm")}</Button>
        <p className="meta">{t("rememberHelp")}</p>
      </form>
      {nothing ? null : (
        <section>
          <h2>{t("notMe.title")}</h2>
          <p>{t("notMe.text")}</p>
          <form method="post" action={action}>
            <input type="hidden" name="locale" value={locale} />
            <Button look="plain" name="refuse" value="1">
              {t("notMe.act")}
            </Button>
          </form>
        </section>
      )}
    </main>
  );
}
