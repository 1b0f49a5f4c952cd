import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Check } from "@/components/ui/check";
import type { PeopleFilter } from "@/lib/events/people/rules";
import { beginMessage } from "@/lib/newsletters/broadcasts/actions";

type Props = { groupId: string; eventId: string; shown: PeopleFilter; count: number };

/** Leads to a message to those ticked in the list above, or to all whom its filter means. Who cancelled is only written to when chosen. */
export function WriteForm({ groupId, eventId, shown, count }: Props) {
  const t = useTranslations("desk.people.write");
  if (count === 0) return null;
  return (
    <form id="write" action={beginMessage} className="no-print">
      <h2>{t("title")}</h2>
      <input type="hidden" name="group" value={groupId} />
      <input type="hidden" name="from" value={`/organize/events/${eventId}/rsvps?show=${shown}`} />
      <input type="hidden" name="event" value={eventId} />
      <input type="hidden" name="show" value={shown} />
      <p className="meta">{t("help")}</p>
      <Check id="write-all" name="all">
        {t(`all.${shown}`, { count })}
      </Check>
      <Button small>{t("act")}</Button>
    </form>
  );
}
