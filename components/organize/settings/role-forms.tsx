"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ActForm } from "@/components/organize/act-form";
import { Choice, Line } from "@/components/organize/fields";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { ROLE_NAMES, type RoleName } from "@/lib/groups/schema";
import { LOCALES } from "@/lib/local-text";
import { changeRole, invite } from "@/lib/settings/actions";

/** Which role, and its last day. */
function RoleFields() {
  const t = useTranslations("desk.settings.roles");
  const roles = useTranslations("desk.roles");
  return (
    <div className="pair">
      <Choice name="name" label={t("role")}>
        {ROLE_NAMES.map((role) => (
          <option key={role} value={role}>
            {roles(`name.${role}`)} ({roles(`can.${role}`)})
          </option>
        ))}
      </Choice>
      <Line name="lastDay" type="date" label={t("lastDay")} help={t("lastDayHelp")} />
    </div>
  );
}

/** Invites somebody by mail; `role` is what is chosen at first. */
export function InviteForm({ groupId, role }: { groupId: string; role: RoleName }) {
  const t = useTranslations("desk.settings.roles");
  const router = useRouter();
  const locale = useLocale();
  const [sent, setSent] = useState<string>();
  const values = { email: "", name: role, lastDay: "", locale };
  const desk = useDeskForm<typeof values, object>({
    values,
    prefix: "invite",
    act: (typed) => invite({ groupId, invite: typed }),
    done: (_, { email }) => {
      setSent(email);
      desk.form.reset(values);
      router.refresh();
    },
  });
  return (
    <>
      <ActForm desk={desk} label={t("send")} look="main">
        <Line name="email" type="email" label={t("email")} required />
        <RoleFields />
        <Choice name="locale" label={t("language")}>
          {LOCALES.map((each) => (
            <option key={each} value={each}>
              {t(`languages.${each}`)}
            </option>
          ))}
        </Choice>
      </ActForm>
      <p role="status">{sent ? t("sent", { email: sent }) : null}</p>
    </>
  );
}

/** Another role for somebody, or another last day. */
export function ChangeRoleForm(props: { groupId: string; organizerId: string; role: RoleName; lastDay: string }) {
  const { groupId, organizerId, role: name, lastDay } = props;
  const router = useRouter();
  const desk = useDeskForm<{ name: RoleName; lastDay: string }, object>({
    values: { name, lastDay },
    prefix: "change",
    act: (typed) => changeRole({ groupId, change: { ...typed, organizerId } }),
    done: () => router.refresh(),
  });
  return (
    <ActForm desk={desk} label={useTranslations("desk.settings.roles")("save")} look="plain">
      <RoleFields />
    </ActForm>
  );
}
