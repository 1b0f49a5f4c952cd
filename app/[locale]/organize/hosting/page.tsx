import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { HostTag } from "@/components/organize/event/hosts";
import { LocalizedText } from "@/components/ui/localized-text";
import { requireOrganizer, requireSignIn } from "@/lib/auth/require-organizer";
import { canEditEvents } from "@/lib/auth/rules";
import { answerHost } from "@/lib/events/actions";
import { type HostingLine, listHosting } from "@/lib/events/hosts/queries";
import { placeFor, placeLine } from "@/lib/events/rules";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { formatWhen } from "@/lib/time";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.hosting"))("title") };
}

/** The events other groups ask one's own to hold along: what that shares, yes, no, and the way out. */
export default async function HostingPage() {
  await connection();
  await requireOrganizer(undefined, canEditEvents);
  const { scopes } = await requireSignIn();
  const [t, site, lines] = [
    await getTranslations("desk.hosting"),
    await getSite(),
    await listHosting(scopes, new Date()),
  ];
  return (
    <DeskFrame site={site} current="events" path="/organize/hosting">
      <div className={css.head}>
        <div>
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
        </div>
      </div>
      <ul>
        <li>{t("shares")}</li>
        <li>{t("keeps")}</li>
        <li>{t("leaves")}</li>
      </ul>
      {lines.length ? (
        lines.map((line) => <Hosting key={line.id} line={line} />)
      ) : (
        <p>
          <strong>{t("empty")}</strong>
        </p>
      )}
    </DeskFrame>
  );
}

function Hosting({ line }: { line: HostingLine }) {
  const t = useTranslations("desk.hosting");
  const locale = useLocale();
  const { event } = line;
  const where = placeLine(placeFor(event, "public"));
  return (
    <section id={`host-${line.id}`}>
      <h2>
        {event.publishedAt ? (
          <a href={pathIn(locale, `/events/${event.slug}`)}>
            <LocalizedText value={event.title} mark />
          </a>
        ) : (
          <LocalizedText value={event.title} mark />
        )}{" "}
        <HostTag host={line} />
      </h2>
      <p className="meta">
        {[formatWhen(event, locale), where, event.publishedAt ? "" : t("draft")].filter(Boolean).join(" · ")}
      </p>
      <p>
        <LocalizedText value={event.summary} mark />
      </p>
      <p>{t("asks", { asker: plainText(event.group.name, locale), group: plainText(line.group.name, locale) })}</p>
      <Answers line={line} />
    </section>
  );
}

function Answers({ line }: { line: HostingLine }) {
  const t = useTranslations("desk.hosting");
  const about = plainText(line.event.title, useLocale());
  const isOff = line.event.cancelledAt !== null;
  return (
    <div className="btns">
      {line.acceptedAt || isOff ? null : (
        <ActButton
          act={answerHost}
          input={{ hostId: line.id, answer: "accept" as const }}
          look="main"
          label={t("acceptThis", { about })}
        >
          {t("accept")}
        </ActButton>
      )}
      {line.declinedAt ? null : (
        <ActButton
          act={answerHost}
          input={{ hostId: line.id, answer: "decline" as const }}
          look="plain"
          label={t(line.acceptedAt ? "leaveThis" : "declineThis", { about })}
        >
          {t(line.acceptedAt ? "leave" : "decline")}
        </ActButton>
      )}
    </div>
  );
}
