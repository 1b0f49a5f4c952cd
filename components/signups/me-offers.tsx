import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import type { Me } from "@/lib/signups/me/queries";
import { dayOf, formatDate } from "@/lib/time";
import { isSkill } from "@/lib/volunteers/schema";
import { MeForm } from "./me-form";

const STATES = ["ASKED", "CONTACTED", "MET", "ACTIVE", "RESTING"] as const;
type State = (typeof STATES)[number];

const stateOf = (state: string): State => STATES.find((known) => known === state) ?? "ASKED";

/** One's offers of help, all that was written in them, and the button that takes one back. */
export function MeOffers({ offers, token, zone }: { offers: Me["offers"]; token: string; zone: string }) {
  const t = useTranslations("me.offers");
  if (offers.length === 0) return null;
  return (
    <section id="offers">
      <h2>{t("title")}</h2>
      <ul className="entries">
        {offers.map((offer) => (
          <li key={offer.id}>
            <h3>
              <LocalizedText value={offer.group} />
            </h3>
            <p>
              <Tag tone={offer.confirmedAt ? "ok" : "wait"}>
                {offer.confirmedAt ? t(`state.${stateOf(offer.state)}`) : t("waiting")}
              </Tag>
            </p>
            <Written offer={offer} zone={zone} />
            <MeForm token={token} path={`offers/${offer.id}`}>
              <Button look="plain">{t("withdraw")}</Button>
            </MeForm>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Written({ offer, zone }: { offer: Me["offers"][number]; zone: string }) {
  const t = useTranslations("me.offers.written");
  const skill = useTranslations("skills");
  const locale = useLocale();
  const facts = [
    ["on", formatDate(dayOf(offer.createdAt, zone), locale)],
    [
      "skills",
      offer.skills
        .filter(isSkill)
        .map((name) => skill(name))
        .join(", "),
    ],
    ["name", offer.name],
    ["phone", offer.phone],
    ["postcode", offer.postcode],
    ["availability", offer.availability],
    ["message", offer.message],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([word, value]) =>
        value ? (
          <div key={word}>
            <dt>{t(word)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
