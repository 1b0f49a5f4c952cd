import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { EventBody } from "@/components/events/event-body";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { canEditEvents } from "@/lib/auth/rules";
import { findEmbeds } from "@/lib/embeds/queries";
import { requireScopeOfEvent } from "@/lib/events/desk/access";
import { findPreview } from "@/lib/events/preview/queries";
import { stateOf, takesAnswers } from "@/lib/events/rules";
import { pathIn } from "@/lib/i18n/paths";
import { findNewsletterOf } from "@/lib/newsletters/publications/queries";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("preview"))("title"), robots: { index: false, follow: false } };
}

/** A draft as its page will be, for who may publish it; once published, its page itself. It stands among the public pages to have their header and footer. */
export default async function PreviewPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const scope = await requireScopeOfEvent(id, canEditEvents);
  const preview = await findPreview(scope, id, new Date());
  if (!preview) notFound();
  const { event, published } = preview;
  if (published) redirect(pathIn(await getLocale(), `/events/${event.slug}`));
  const now = new Date();
  const form = takesAnswers(stateOf(event, now))
    ? { draft: null, known: null, newsletter: await findNewsletterOf(scope.groupId) }
    : null;
  const embeds = await findEmbeds([event.body], await getLocale(), now);
  return (
    <>
      <NotYetPublic eventId={id} />
      <EventBody event={event} now={now} form={form} next={[]} embeds={embeds} preview />
    </>
  );
}

function NotYetPublic({ eventId }: { eventId: string }) {
  const t = useTranslations("preview");
  const locale = useLocale();
  return (
    <div className="wrap">
      <Notice tone="wait" title={t("banner")}>
        <p>{t("help")}</p>
        <p>
          <ButtonLink small href={pathIn(locale, `/organize/events/${eventId}`)}>
            {t("back")}
          </ButtonLink>
        </p>
      </Notice>
    </div>
  );
}
