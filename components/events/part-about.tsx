import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import type { Part } from "@/lib/events/parts/queries";
import { placeLine } from "@/lib/events/rules";
import { pathIn } from "@/lib/i18n/paths";
import { formatTime, formatWhen } from "@/lib/time";

const TONES = { INVITED: "wait", CONFIRMED: "ok", DECLINED: undefined } as const;

/** What somebody is asked for: the event, their session, their answer so far. */
export function PartAbout({ part }: { part: Part }) {
  const t = useTranslations("part");
  const locale = useLocale();
  const { event, session, kind, role, state } = part;
  const title = <LocalizedText value={event.title} mark />;
  const held = event.addressForRegistered && state !== "CONFIRMED";
  const place = placeLine({ ...event, name: event.placeName });
  return (
    <section>
      <h2>{event.publishedAt ? <a href={pathIn(locale, `/events/${event.slug}`)}>{title}</a> : title}</h2>
      <p className="meta">{[formatWhen(event, locale), place].filter(Boolean).join(" · ")}</p>
      {held ? <p className="meta">{t("held")}</p> : null}
      <p>{kind === "speaker" || !role ? t("speaker") : t(`roles.${role}`)}</p>
      {session ? (
        <dl className="facts">
          <div>
            <dt>{t("session")}</dt>
            <dd>
              <LocalizedText value={session.title} mark />
              <SessionTime session={session} timeZone={event.timeZone} />
            </dd>
          </div>
        </dl>
      ) : null}
      <p>
        <Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>
      </p>
    </section>
  );
}

function SessionTime({ session, timeZone }: { session: NonNullable<Part["session"]>; timeZone: string }) {
  const t = useTranslations("part");
  const locale = useLocale();
  const hours = [session.startsAt, session.endsAt].flatMap((at) => (at ? [formatTime(at, timeZone, locale)] : []));
  const words = [hours.join(" – "), session.room && t("room", { room: session.room })].filter(Boolean);
  return words.length ? <p className="meta">{words.join(" · ")}</p> : null;
}
