import { useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import type { Waiting } from "@/lib/signups/confirming/queries";
import { isSkill } from "@/lib/volunteers/schema";
import { EventSummary } from "./event-summary";

export type WaitingData = Pick<Waiting, "rsvps" | "subscriptions" | "offers">;

export const isEmpty = ({ rsvps, subscriptions, offers }: WaitingData): boolean =>
  rsvps.length + subscriptions.length + offers.length === 0;

/** Everything that waits for one address: answers, subscriptions, offers of help. */
export function WaitingList({ waiting }: { waiting: WaitingData }) {
  const t = useTranslations("waiting");
  const skill = useTranslations("skills");
  return (
    <ul className="entries">
      {waiting.rsvps.map(({ id, event, answer, places, name, full }) => (
        <li key={id}>
          <p className="meta">{t("rsvp")}</p>
          <EventSummary event={event} hasPlace={false} heading="h2" />
          <p>
            <strong>{t(`answer.${answer}`)}</strong>
            {answer !== "no" && places > 1 ? ` · ${t("places", { count: places })}` : null}
            {name ? ` · ${t("as", { name })}` : null}{" "}
            {full && answer === "yes" ? <Tag tone="wait">{t("full")}</Tag> : null}
          </p>
        </li>
      ))}
      {waiting.subscriptions.map(({ id, title, group }) => (
        <li key={id}>
          <p className="meta">{t("subscription")}</p>
          <h2>
            <LocalizedText value={title} />
          </h2>
          <p className="meta">
            <LocalizedText value={group} />
          </p>
        </li>
      ))}
      {waiting.offers.map(({ id, group, skills }) => (
        <li key={id}>
          <p className="meta">{t("offer")}</p>
          <h2>
            <LocalizedText value={group} />
          </h2>
          <p className="meta">
            {skills
              .filter(isSkill)
              .map((name) => skill(name))
              .join(", ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
