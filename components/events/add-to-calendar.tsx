import { useTranslations } from "next-intl";
import type { CalendarLinks } from "@/lib/events/calendar-links";

/** The ways into a calendar: a file, a subscription, two others' sites as plain links. */
export function AddToCalendar({ links }: { links: CalendarLinks }) {
  const t = useTranslations("event");
  return (
    <>
      <ul className="plain-list">
        <li>
          <a href={links.ics}>{t("calendar_ics")}</a>
        </li>
        <li>
          <a href={links.webcal}>{t("calendar_webcal")}</a>
        </li>
        <li>
          <a href={links.google} rel="noreferrer">
            {t("calendar_google")}
          </a>
          {", "}
          <a href={links.outlook} rel="noreferrer">
            {t("calendar_outlook")}
          </a>
        </li>
      </ul>
      <p className="meta">{t("calendar_third")}</p>
    </>
  );
}
