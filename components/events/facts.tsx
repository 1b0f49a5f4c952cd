import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Prose } from "@/components/ui/prose";
import type { PublicEvent } from "@/lib/events/detail/queries";
import { type EventState, type Place, placeLine, placesLeft, takesAnswers } from "@/lib/events/rules";
import { readText } from "@/lib/local-text";
import { formatNumber, formatWhen } from "@/lib/time";

/** When, where, how to get in, whom to ask, who comes: what a person needs before anything else. */
export function EventFacts({ event, state }: { event: PublicEvent; state: EventState }) {
  const t = useTranslations("event");
  const locale = useLocale();
  return (
    <dl className="facts">
      <Fact word={t("when")}>
        <p>{formatWhen(event, locale)}</p>
        {event.timeZone === "Europe/Paris" ? null : <p className="meta">{t("time_zone", { zone: event.timeZone })}</p>}
      </Fact>
      <Fact word={t("where")}>
        <Where place={event.place} />
      </Fact>
      {readText(event.access, locale) ? (
        <Fact word={t("access")}>
          <Prose value={event.access} under={3} idPrefix="access" />
        </Fact>
      ) : null}
      <Coming event={event} state={state} />
      <Contact event={event} />
    </dl>
  );
}

const Fact = ({ word, children }: { word: string; children: ReactNode }) => (
  <div>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </div>
);

function Where({ place }: { place: Place }) {
  const t = useTranslations("event");
  const words = useTranslations("events");
  const line = placeLine(place);
  const found = place.latitude !== null && place.longitude !== null;
  return (
    <>
      <p>{line || words(place.onlineUrl ? "online" : "place_unknown")}</p>
      {place.held ? <p className="meta">{t("held")}</p> : null}
      {place.onlineUrl && /^https?:\/\//i.test(place.onlineUrl) ? (
        <p>
          <a href={place.onlineUrl} rel="noreferrer">
            {t("join_online")}
          </a>
        </p>
      ) : null}
      {found || place.address ? (
        <p>
          <a href={mapLink(place)} rel="noreferrer">
            {t("map")}
          </a>{" "}
          <span className="meta">{t("map_note")}</span>
        </p>
      ) : null}
    </>
  );
}

/** A link to the place on OpenStreetMap; nothing is fetched from there. */
function mapLink(place: Place): string {
  if (place.latitude !== null && place.longitude !== null) {
    const at = `${place.latitude}/${place.longitude}`;
    return `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=17/${at}`;
  }
  const query = [place.address, place.postcode, place.city].filter(Boolean).join(" ");
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(query)}`;
}

function Coming({ event, state }: { event: PublicEvent; state: EventState }) {
  const t = useTranslations("event");
  const words = useTranslations("events");
  const locale = useLocale();
  const left = placesLeft(event);
  if (state === "over" && event.attendance !== null) {
    const value = formatNumber(event.attendance, locale);
    return <Fact word={t("attendance")}>{event.attendanceApproximate ? t("approximately", { value }) : value}</Fact>;
  }
  if (state === "no_answers") return <Fact word={t("coming")}>{t("no_answers")}</Fact>;
  if (!takesAnswers(state)) return null;
  if (!event.showsCount && left === null) return null;
  return (
    <Fact word={t("coming")}>
      {event.showsCount ? <p>{words("coming_count", { count: event.placesTaken })}</p> : null}
      {left !== null ? <p>{t("left", { left, capacity: event.capacity ?? 0 })}</p> : null}
    </Fact>
  );
}

function Contact({ event }: { event: PublicEvent }) {
  const t = useTranslations("event");
  const email = event.contactEmail ?? event.groupEmail;
  if (!event.contactName && !email && !event.contactPhone) return null;
  return (
    <Fact word={t("contact")}>
      {event.contactName ? <p>{event.contactName}</p> : null}
      {email ? (
        <p>
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      ) : null}
      {event.contactPhone ? (
        <p>
          <a href={`tel:${event.contactPhone.replace(/[^\d+]/g, "")}`}>{event.contactPhone}</a>
        </p>
      ) : null}
    </Fact>
  );
}
