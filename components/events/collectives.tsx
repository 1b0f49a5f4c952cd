import { useTranslations } from "next-intl";
import type { ParticipationLine } from "@/lib/events/detail/queries";
import { Participation } from "./speakers";

const ROLES = ["ORGANIZES", "CO_ORGANIZES", "SUPPORTS", "RELAYS", "SPEAKS"] as const;

/** Who stands behind an event, by role. */
export function Collectives({ parts }: { parts: readonly ParticipationLine[] }) {
  const t = useTranslations("event");
  const roles = ROLES.map((role) => ({ role, of: parts.filter((part) => part.role === role) }));
  return (
    <dl className="facts">
      {roles
        .filter(({ of }) => of.length > 0)
        .map(({ role, of }) => (
          <div key={role}>
            <dt>{t(`role.${role}`)}</dt>
            <dd>
              {of.map((part) => (
                <p key={part.id} className="line">
                  <Participation part={part} />
                </p>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}
