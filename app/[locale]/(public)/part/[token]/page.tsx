import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PartAbout } from "@/components/events/part-about";
import { PartAnswer, PartWording } from "@/components/events/part-forms";
import { PartNews } from "@/components/events/part-news";
import { formState } from "@/components/forms/draft";
import { Notice } from "@/components/ui/notice";
import { findPart } from "@/lib/events/parts/queries";
import { isOver } from "@/lib/events/rules";
import { readFormDraft } from "@/lib/http/form-drafts/queries";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("part");
  return { title: t("title"), robots: { index: false, follow: false } };
}

/** A speaker's or a collective's own page for one event: their part, yes or no, how they are announced. Opening it changes nothing. */
export default async function PartPage({ params, searchParams }: Props) {
  const [{ token }, { done }] = [await params, await searchParams];
  const [locale, t] = [await getLocale(), await getTranslations("part")];
  const [part, draft] = await Promise.all([findPart(token), readFormDraft("part")]);
  if (!part) notFound();
  const state = formState(draft, locale);
  const end = part.event.cancelledAt ? "cancelled" : isOver(part.event, new Date()) ? "over" : null;
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{t("title")}</h1>
        <p className="lead">{t("private")}</p>
      </div>
      <PartNews done={typeof done === "string" ? done : undefined} state={state} />
      <PartAbout part={part} />
      {end ? (
        <Notice tone="off" title={t(`${end}.title`)}>
          <p>{t(`${end}.text`)}</p>
        </Notice>
      ) : (
        <>
          <PartAnswer part={part} token={token} state={state} />
          <PartWording part={part} token={token} state={state} />
        </>
      )}
    </main>
  );
}
