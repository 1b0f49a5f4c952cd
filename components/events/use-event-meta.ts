import { useLocale, useTranslations } from "next-intl";
import { plainText } from "@/lib/local-text";
import { formatHours, precisionOf } from "@/lib/time";
import type { EventCardData } from "./card-data";

/** "Rassemblement · 14 h · Place du Marché, Paris · à l’appel de l’Assemblée, relayé par Les Lucioles" */
export function useEventMeta(event: EventCardData): string {
  const t = useTranslations("events");
  return [t(`kind.${event.kind}`), useHours(event), useWhere(event), useCallers(event)].filter(Boolean).join(" · ");
}

/** "14 h", "de 13 h à 18 h", or that the day or the hour is still open. */
export function useHours(event: EventCardData): string {
  const t = useTranslations("events");
  const locale = useLocale();
  if (event.startsAt) return formatHours(event.startsAt, event.endsAt, event.timeZone, locale);
  return precisionOf(event.date) === "day" ? t("hour_unknown") : t("day_unknown");
}

/** "Place du Marché, Paris", "Paris", "En ligne", or that the place is still open. */
export function useWhere(event: Pick<EventCardData, "place">): string {
  const t = useTranslations("events");
  const { name, city, onlineUrl } = event.place;
  return [name, city].filter(Boolean).join(", ") || (onlineUrl ? t("online") : t("place_unknown"));
}

function useCallers(event: EventCardData): string {
  const t = useTranslations("events");
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const hosts = event.hosts.map(({ name, shortName }) => shortName ?? plainText(name, locale));
  const group = list.format([plainText(event.group.name, locale), ...hosts]);
  const names = event.organizers.length ? list.format([...event.organizers, ...hosts]) : "";
  const relays = event.relays.length ? list.format(event.relays) : "";
  if (names && relays) return t("called_and_relayed", { names, relays });
  if (names) return t("called_by", { names });
  return relays ? t("relayed_by", { names: relays }) : group;
}
