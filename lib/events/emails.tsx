import { urlIn } from "../i18n/paths";
import { translator } from "../i18n/translator";
import { type Locale, readText } from "../local-text";
import { Matter } from "../mail/layout";
import { formatDate, formatWhen } from "../time";
import { type Audience, type EventTime, type PlaceColumns, placeFor, placeLine } from "./rules";

/** An event as its mails tell it, in the reader's language, its place cut to what the reader may know. */
export type EventFacts = {
  title: string;
  lang: Locale;
  /** For subjects: "samedi 8 février 2025". */
  day: string;
  /** "Samedi 8 février 2025, de 13 h à 18 h" */
  when: string;
  place: string;
  /** More of the place is told to those who come. */
  held: boolean;
  url: string;
};

export type EventToTell = EventTime & PlaceColumns & { slug: string; title: unknown };

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Reads an event for one mail. */
export function eventFacts(event: EventToTell, audience: Audience, locale: Locale): EventFacts {
  const title = readText(event.title, locale);
  const place = placeFor(event, audience);
  return {
    title: title?.text ?? "",
    lang: title?.lang ?? locale,
    day: formatDate(event.date, locale),
    when: sentence(formatWhen(event, locale)),
    place: [placeLine(place), place.onlineUrl].filter(Boolean).join(" · "),
    held: place.held,
    url: urlIn(locale, `/events/${event.slug}`),
  };
}

type EventMatterProps = {
  event: EventFacts;
  locale: Locale;
  label?: string;
  places?: number;
  notes?: string[];
  /** The title leads to the event's page. */
  linked?: boolean;
};

/** The event under its rule: title, when, where, how many places. */
export function EventMatter({ event, locale, label, places, notes = [], linked }: EventMatterProps) {
  const t = translator(locale, "mails");
  const lines = [
    event.place,
    event.held ? t("lines.held") : "",
    places && places > 1 ? t("lines.places", { places }) : "",
    ...notes,
  ];
  return (
    <Matter
      label={label}
      name={event.title}
      lang={event.lang}
      href={linked ? event.url : undefined}
      lead={event.when}
      lines={lines.filter(Boolean)}
    />
  );
}
