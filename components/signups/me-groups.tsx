import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import type { Me } from "@/lib/signups/me/queries";
import { MeForm } from "./me-form";

/** The groups that may write to this person, each with the one button that changes it. */
export function MeGroups({ groups, token }: { groups: Me["groups"]; token: string }) {
  const t = useTranslations("me.groups");
  const writing = groups.filter(({ mayWrite }) => mayWrite);
  return writing.length ? (
    <section id="groups">
      <h2>{t("title")}</h2>
      <p>{t("lead")}</p>
      <ul className="entries">
        {writing.map(({ id, group, mailsStoppedAt }) => (
          <li key={id}>
            <h3>
              <LocalizedText value={group} />
            </h3>
            <MeForm token={token} path={`groups/${id}/mails`}>
              <Button look="plain" name="act" value={mailsStoppedAt ? "resume" : "stop"}>
                {t(mailsStoppedAt ? "resume" : "stop")}
              </Button>
            </MeForm>
          </li>
        ))}
      </ul>
    </section>
  ) : null;
}
