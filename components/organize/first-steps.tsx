import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { sendTestMail } from "@/lib/auth/actions";
import { pathIn } from "@/lib/i18n/paths";
import type { FirstSteps as Steps } from "@/lib/today/queries";
import { ActButton } from "./act-button";

const STEPS = [
  ["look", "/organize/settings/group"],
  ["sender", null],
  ["campaign", "/organize/campaigns/new"],
  ["event", "/organize/events/new"],
  ["mail", null],
] as const;

/** A first run in five steps; each ticks itself once it is a fact. Only an owner can take the first. */
export function FirstSteps({ steps, owner }: { steps: Steps; owner: boolean }) {
  const t = useTranslations("desk.today.first");
  const locale = useLocale();
  return (
    <section>
      <h2>{t("title")}</h2>
      <p>{t("lead", { done: Object.values(steps).filter(Boolean).length })}</p>
      <ol className="needs">
        {STEPS.map(([step, href], index) => (
          <li key={step}>
            <span className="figure">{index + 1}</span>
            <p>
              <strong>{t(`steps.${step}`)}</strong> {steps[step] ? null : t(`why.${step}`)}
            </p>
            {steps[step] ? (
              <Tag tone="ok">{t("done")}</Tag>
            ) : href && (owner || step !== "look") ? (
              <ButtonLink small href={pathIn(locale, href)}>
                {t(`acts.${step}`)}
              </ButtonLink>
            ) : step === "mail" ? (
              <ActButton act={sendTestMail} input={{}} done={t("mailLeaves")}>
                {t("acts.mail")}
              </ActButton>
            ) : (
              <Tag tone="wait">{t("open")}</Tag>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
