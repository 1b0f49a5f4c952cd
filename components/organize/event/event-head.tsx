import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import type { DeskEvent } from "@/lib/events/desk/queries";
import { pathIn } from "@/lib/i18n/paths";
import { formatWhen } from "@/lib/time";

/** An event's title and state, and where to look at it. */
export function EventHead({ event }: { event: DeskEvent }) {
  const t = useTranslations("desk");
  const locale = useLocale();
  const page = pathIn(locale, `/organize/events/${event.id}`);
  return (
    <div className={css.head}>
      <div>
        <h1>
          <LocalizedText value={event.title} mark />
        </h1>
        <p className="meta">
          {formatWhen(event, locale)} · <LocalizedText value={event.group.name} />{" "}
          {event.cancelledAt ? (
            <Tag tone="off">{t("events.cancelled")}</Tag>
          ) : event.publishedAt ? (
            <Tag tone="ok">{t("events.published")}</Tag>
          ) : (
            <Tag tone="wait">{t("events.draft")}</Tag>
          )}
        </p>
      </div>
      <div className="btns">
        {event.publishedAt ? (
          <ButtonLink small href={pathIn(locale, `/events/${event.slug}`)}>
            {t("event.see")}
          </ButtonLink>
        ) : (
          <ButtonLink small href={`${page}/preview`}>
            {t("event.preview")}
          </ButtonLink>
        )}
        <ButtonLink small href={`${page}/rsvps`}>
          {t("event.people")}
        </ButtonLink>
      </div>
    </div>
  );
}
