import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Prose } from "@/components/ui/prose";
import type { SessionLine } from "@/lib/events/detail/queries";
import { formatTime } from "@/lib/time";
import { WhoLine } from "./speakers";

/** The programme: the hour, then what happens, who speaks, what is still to be confirmed. */
export function Programme({ sessions, timeZone }: { sessions: readonly SessionLine[]; timeZone: string }) {
  const t = useTranslations("event");
  return (
    <table className="programme">
      <thead className="hush">
        <tr>
          <th scope="col">{t("programme_hour")}</th>
          <th scope="col">{t("programme_what")}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <Session key={session.id} session={session} timeZone={timeZone} />
        ))}
      </tbody>
    </table>
  );
}

function Session({ session, timeZone }: { session: SessionLine; timeZone: string }) {
  const t = useTranslations("event");
  const locale = useLocale();
  const { startsAt, endsAt, speakers, participations, room, moreToCome } = session;
  const someone = speakers.length > 0 || participations.length > 0;
  return (
    <tr>
      <th scope="row">
        {startsAt ? (
          <time dateTime={startsAt.toISOString()}>{formatTime(startsAt, timeZone, locale)}</time>
        ) : (
          t("hour_open")
        )}
      </th>
      <td>
        <h3>
          <LocalizedText value={session.title} />
        </h3>
        <p className="meta">
          {t(`format.${session.format}`)}
          {endsAt ? ` · ${t("until", { time: formatTime(endsAt, timeZone, locale) })}` : null}
          {room ? (
            <>
              {" · "}
              <b>{room}</b>
            </>
          ) : null}
        </p>
        {someone || moreToCome ? (
          <p>
            <WhoLine speakers={speakers} parts={participations} />
            {moreToCome ? `${someone ? " · " : ""}${t("more_to_come")}` : null}
          </p>
        ) : null}
        <Prose value={session.summary} under={3} />
      </td>
    </tr>
  );
}
