import { useLocale, useTranslations } from "next-intl";
import { removeWalkIn } from "@/lib/events/actions";
import type { WalkIn } from "@/lib/events/walk-ins/queries";
import { dayOf, formatDate, formatTime } from "@/lib/time";
import { ActButton } from "../act-button";
import css from "./people.module.css";

/** Who came without having answered; each can be taken off again. */
export function WalkIns({ walkIns, eventId, zone }: { walkIns: readonly WalkIn[]; eventId: string; zone: string }) {
  const t = useTranslations("desk.people");
  const locale = useLocale();
  if (walkIns.length === 0) return null;
  return (
    <table className={`rows ${css.part}`} data-part="WALK_IN">
      <caption>
        {t("walkIns")} ({walkIns.length})
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("since")}</th>
          <th scope="col" className="no-print">
            {t("act")}
          </th>
        </tr>
      </thead>
      <tbody>
        {walkIns.map(({ id, name, at }) => (
          <tr key={id}>
            <td>{name ?? t("nameless")}</td>
            <td>{`${formatDate(dayOf(at, zone), locale)}, ${formatTime(at, zone, locale)}`}</td>
            <td className="no-print">
              <ActButton
                act={removeWalkIn}
                input={{ eventId, walkInId: id }}
                look="plain"
                label={t("removeWhom", { name: name ?? t("nameless") })}
              >
                {t("remove")}
              </ActButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
