import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { VolunteerForm } from "@/components/forms/volunteer-form";
import { ButtonLink } from "@/components/ui/button";
import { listGroups } from "@/lib/groups/queries";
import { readFormDraft } from "@/lib/http/form-drafts/queries";
import { alternates } from "@/lib/i18n/alternates";
import { pathIn } from "@/lib/i18n/paths";

const STEPS = ["write", "answer", "meet", "learn", "act"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = [await getLocale(), await getTranslations("join")];
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/join") };
}

/** How a newcomer is welcomed, step by step, and the form that offers help. `group` chooses a group beforehand. */
export default async function JoinPage({ searchParams }: { searchParams: Promise<{ group?: string | string[] }> }) {
  const [locale, t] = [await getLocale(), await getTranslations("join")];
  const [groups, draft, { group }] = await Promise.all([listGroups(), readFormDraft("volunteer"), searchParams]);
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
      </div>
      {groups.length === 0 ? (
        <div className="empty">
          <p>{t("empty")}</p>
          <ButtonLink href={pathIn(locale, "/events")}>{t("toEvents")}</ButtonLink>
        </div>
      ) : (
        <div className="two even">
          <aside aria-labelledby="offer">
            <h2 id="offer" className="hush">
              {t("formTitle")}
            </h2>
            <VolunteerForm groups={groups} chosen={typeof group === "string" ? group : undefined} draft={draft} />
          </aside>
          <div>
            <section>
              <h2>{t("stepsTitle")}</h2>
              <ol className="steps">
                {STEPS.map((step) => (
                  <li key={step}>
                    <h3>{t(`steps.${step}.title`)}</h3>
                    <p>{t(`steps.${step}.text`)}</p>
                  </li>
                ))}
              </ol>
            </section>
          </div>
        </div>
      )}
    </main>
  );
}
