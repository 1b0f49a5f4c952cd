import { env } from "@/lib/env";
import { urlIn } from "@/lib/i18n/paths";
import { type Locale, plainText } from "@/lib/local-text";
import { picturePath } from "@/lib/picture";
import { precisionOf } from "@/lib/time";
import type { ShownChange } from "./changes/rules";
import type { PublicEvent } from "./detail/queries";
import { placesLeft, stateOf, takesAnswers } from "./rules";

/** An event for search engines (schema.org/Event), made of what its public page shows. Null while its day is not known. */
export function eventStructuredData(event: PublicEvent, locale: Locale, now: Date): Record<string, unknown> | null {
  if (precisionOf(event.date) !== "day") return null;
  const url = urlIn(locale, `/events/${event.slug}`);
  const time = event.changes.findLast(
    (change): change is Extract<ShownChange, { what: "time" }> => change.what === "time",
  );
  const state = stateOf(event, now);
  const organization = ({ name, slug }: PublicEvent["group"]) => ({
    "@type": "Organization",
    name: plainText(name, locale),
    url: urlIn(locale, `/groups/${slug}`),
  });
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    "@id": url,
    url,
    name: plainText(event.title, locale),
    description: plainText(event.summary, locale) || undefined,
    startDate: event.startsAt?.toISOString() ?? event.date,
    endDate: event.endsAt?.toISOString(),
    ...(time && { previousStartDate: time.before.startsAt?.toISOString() ?? time.before.date }),
    eventStatus: `https://schema.org/${event.cancelledAt ? "EventCancelled" : time ? "EventRescheduled" : "EventScheduled"}`,
    eventAttendanceMode: `https://schema.org/${event.place.onlineUrl ? (event.place.city ? "MixedEventAttendanceMode" : "OnlineEventAttendanceMode") : "OfflineEventAttendanceMode"}`,
    location: locations(event),
    organizer: event.hosts.length ? [event.group, ...event.hosts].map(organization) : organization(event.group),
    image: event.picture ? `${env().publicUrl}${picturePath(event.picture, 1600)}` : undefined,
    isAccessibleForFree: true,
    inLanguage: locale,
    maximumAttendeeCapacity: event.capacity ?? undefined,
    remainingAttendeeCapacity: takesAnswers(state) ? (placesLeft(event) ?? undefined) : undefined,
  };
}

/** The place as the page tells it; a held address is not in `event.place` at all. */
function locations(event: PublicEvent): unknown {
  const { name, address, city, postcode, latitude, longitude, onlineUrl } = event.place;
  const online = onlineUrl ? { "@type": "VirtualLocation", url: onlineUrl } : null;
  if (!city && !name && !address) return online ?? undefined;
  const place = {
    "@type": "Place",
    name: name ?? city,
    address: {
      "@type": "PostalAddress",
      ...(address && { streetAddress: address }),
      ...(city && { addressLocality: city }),
      ...(postcode && { postalCode: postcode }),
    },
    ...(latitude !== null && longitude !== null && { geo: { "@type": "GeoCoordinates", latitude, longitude } }),
  };
  return online ? [place, online] : place;
}

/** JSON for a script element: no text in it can end the element or open a comment. */
export const scriptJson = (data: unknown): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
