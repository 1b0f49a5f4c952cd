import { useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { Check } from "@/components/ui/check";
import { type PeopleAsk, peopleQuery } from "@/lib/events/people/filter";
import type { PeopleTotals } from "@/lib/events/people/queries";
import { beginMessage } from "@/lib/newsletters/broadcasts/actions";

type Props = { groupId: string; eventId: string; asked: PeopleAsk; answers: PeopleTotals["answers"]; found: number };

/** Leads to a message to those ticked in the list above, or to all whom its filter means. Who cancelled is only written to when chosen. */
export function WriteForm({ groupId, eventId, asked, answers, found }: Props) {
  const { show, q } = asked;
  const t = useTranslations("desk.people.write");
  if (show === "refused") return null;
  const count = q ? found : answers[show] - (show === "all" ? answers.cancelled : 0);
  if (count === 0) return null;
  return (
    <details className={`no-print ${css.bulk}`}>
      <summary>{t("title")}</summary>
      <form id="write" action={beginMessage}>
        <input type="hidden" name="group" value={groupId} />
        <input type="hidden" name="from" value={`/organize/events/${eventId}/rsvps${peopleQuery(asked)}`} />
        <input type="hidden" name="event" value={eventId} />
        <input type="hidden" name="show" value={show} />
        <input type="hidden" name="q" value={q} />
        <p className="meta">{t("help")}</p>
        <Check id="write-all" name="all">
          {q ? t("found") : t(`all.${show}`, { count })}
        </Check>
        <Button small>{t("act")}</Button>
      </form>
    </details>
  );
}
