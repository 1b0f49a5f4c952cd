"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { ActForm } from "@/components/organize/act-form";
import { Choice, DayLine, Line } from "@/components/organize/fields";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { ROLE_NAMES, type RoleName } from "@/lib/groups/schema";
import { LOCALES, plainText } from "@/lib/local-text";
import { changeRole, invite } from "@/lib/settings/actions";
import type { Door, OpenDoor } from "@/lib/settings/roles/queries";

/** What is given: a role, of a greeter the doors as ids joined by commas, the last day as 2026-05-01. */
type Given = { name: RoleName; doors: string; lastDay: string };

/** Which role, for which events, and its last day; `kept` are the doors that somebody keeps already. */
function RoleFields({ doors, kept = [] }: { doors: readonly OpenDoor[]; kept?: readonly Door[] }) {
  const t = useTranslations("desk.settings.roles");
  const roles = useTranslations("desk.roles");
  const isGreeter = useWatch<Given, "name">({ name: "name" }) === "GREETER";
  return (
    <>
      <Choice name="name" label={t("role")}>
        {ROLE_NAMES.map((role) => (
          <option key={role} value={role}>
            {roles(`name.${role}`)} ({roles(`can.${role}`)})
          </option>
        ))}
      </Choice>
      {isGreeter ? <DoorChoice doors={doors} kept={kept} /> : null}
      <DayLine name="lastDay" label={t("lastDay")} help={t("lastDayHelp")} />
    </>
  );
}

/** Whose door a greeter keeps: of one event, of those kept until now, or of all. The event's last day is the role's. */
function DoorChoice({ doors, kept }: { doors: readonly OpenDoor[]; kept: readonly Door[] }) {
  const t = useTranslations("desk.settings.roles");
  const locale = useLocale();
  const { setValue } = useFormContext<Given>();
  const ofKept = idsOf(kept);
  const endWithIt = (chosen: string) => {
    const door = doors.find(({ id }) => id === chosen);
    if (door) setValue("lastDay", door.lastDay);
  };
  return (
    <Choice name="doors" label={t("door")} help={t("doorHelp")} onPick={endWithIt}>
      <option value="">{t("everyDoor")}</option>
      {kept.length ? (
        <option value={ofKept}>{kept.map(({ title }) => plainText(title, locale)).join(" + ")}</option>
      ) : null}
      {doors
        .filter(({ id }) => id !== ofKept)
        .map(({ id, title }) => (
          <option key={id} value={id}>
            {plainText(title, locale)}
          </option>
        ))}
    </Choice>
  );
}

const idsOf = (doors: readonly Door[]) => doors.map(({ id }) => id).join(",");

/** Invites somebody by mail; to keep the door of one event, when it is named. */
export function InviteForm({
  groupId,
  doors,
  door,
}: {
  groupId: string;
  doors: readonly OpenDoor[];
  door?: OpenDoor | undefined;
}) {
  const t = useTranslations("desk.settings.roles");
  const router = useRouter();
  const locale = useLocale();
  const [sent, setSent] = useState<string>();
  const given: Given = door
    ? { name: "GREETER", doors: door.id, lastDay: door.lastDay }
    : { name: "ORGANIZER", doors: "", lastDay: "" };
  const values = { email: "", ...given, locale };
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
        <RoleFields doors={doors} />
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

/** Another role for somebody, other doors, or another last day. */
export function ChangeRoleForm(props: {
  groupId: string;
  organizerId: string;
  role: RoleName;
  kept: readonly Door[];
  lastDay: string;
  doors: readonly OpenDoor[];
}) {
  const { groupId, organizerId, role: name, kept, lastDay, doors } = props;
  const router = useRouter();
  const desk = useDeskForm<Given, object>({
    values: { name, doors: idsOf(kept), lastDay },
    prefix: "change",
    act: (typed) => changeRole({ groupId, change: { ...typed, organizerId } }),
    done: () => router.refresh(),
  });
  return (
    <ActForm desk={desk} label={useTranslations("desk.settings.roles")("save")} look="plain">
      <RoleFields doors={doors} kept={kept} />
    </ActForm>
  );
}
