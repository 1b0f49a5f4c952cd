import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { ProveFirst } from "@/components/organize/prove-first";
import { LocalizedText } from "@/components/ui/localized-text";
import { publish, remove, restore, withdraw } from "@/lib/events/actions";
import type { DeletedEvent, DeskEvent } from "@/lib/events/desk/queries";
import { goneAt } from "@/lib/texts/rules";
import { dayOf, formatDate } from "@/lib/time";
import { CancelForm, DuplicateForm, MoveForm } from "./acts";

/** What can be done with an event as a whole: publish, withdraw, copy, throw a draft away; of a published one, with the second factor, move and cancel. */
export function EventActs({ event, proved }: { event: DeskEvent; proved: boolean }) {
  const t = useTranslations("desk.event");
  const { id: eventId } = event;
  return (
    <section className={css.acts} aria-label={t("acts")}>
      <State event={event} />
      <details className={css.fold}>
        <summary>{t("duplicate")}</summary>
        <DuplicateForm eventId={eventId} />
      </details>
      {event.cancelledAt || !event.publishedAt ? null : proved ? (
        <TellingActs event={event} />
      ) : (
        <ProveFirst what="tell" to={`/organize/events/${eventId}`} />
      )}
      {event.publishedAt ? null : (
        <p>
          <ActButton act={remove} input={{ eventId }} look="plain">
            {t("delete")}
          </ActButton>
        </p>
      )}
      <Changes event={event} />
    </section>
  );
}

/** A draft in the bin: until when, and the way back. */
export function ThrownEvent({ event }: { event: DeletedEvent }) {
  const t = useTranslations("desk");
  const date = formatDate(dayOf(goneAt(event.deletedAt), event.timeZone), useLocale());
  return (
    <>
      <h1>
        <LocalizedText value={event.title} mark />
      </h1>
      <section className={css.acts} aria-label={t("event.acts")}>
        <p role="status">
          {t("event.deleted", { date })}
          <ActButton key="restore" act={restore} input={{ eventId: event.id }} look="main">
            {t("events.restore")}
          </ActButton>
        </p>
      </section>
    </>
  );
}

/** What everybody who comes hears of by mail. */
function TellingActs({ event }: { event: DeskEvent }) {
  const t = useTranslations("desk.event");
  const place = {
    placeName: event.placeName ?? "",
    address: event.address ?? "",
    city: event.city ?? "",
    postcode: event.postcode ?? "",
  };
  return (
    <>
      <details className={css.fold}>
        <summary>{t("move")}</summary>
        <MoveForm eventId={event.id} place={place} />
      </details>
      <details className={css.fold}>
        <summary>{t("cancel")}</summary>
        <CancelForm eventId={event.id} />
      </details>
    </>
  );
}

function State({ event }: { event: DeskEvent }) {
  const t = useTranslations("desk.event");
  const locale = useLocale();
  const day = (at: Date) => formatDate(dayOf(at, event.timeZone), locale);
  const input = { eventId: event.id };
  if (event.cancelledAt) return <p>{t("cancelledAt", { date: day(event.cancelledAt) })}</p>;
  if (event.publishedAt)
    return (
      <p>
        {t("publishedAt", { date: day(event.publishedAt) })}
        <ActButton key="withdraw" act={withdraw} input={input} look="plain">
          {t("withdraw")}
        </ActButton>
      </p>
    );
  return (
    <p>
      {t("publishHelp")}
      <ActButton key="publish" act={publish} input={input} look="main" savesFirst>
        {t("publish")}
      </ActButton>
    </p>
  );
}

function Changes({ event }: { event: DeskEvent }) {
  const t = useTranslations("desk.event");
  const locale = useLocale();
  if (event.changes.length === 0) return null;
  return (
    <details className={css.fold}>
      <summary>{t("changes")}</summary>
      <ul>
        {event.changes.map((change) => (
          <li key={change.id}>
            {formatDate(dayOf(change.at, event.timeZone), locale)} · {t(`change.${change.what as "place"}`)}{" "}
            <LocalizedText value={change.reason} />
          </li>
        ))}
      </ul>
    </details>
  );
}
