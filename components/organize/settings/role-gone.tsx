import { useTranslations } from "next-intl";
import { UndoBar } from "@/components/organize/undo-bar";
import { giveRoleBack } from "@/lib/settings/actions";

/** That a role was taken away, with the way back for a quarter of an hour, or that it was given back. */
export function RoleGone({ done, undo, groupId }: { done: unknown; undo: unknown; groupId: string }) {
  const t = useTranslations("desk.settings.roles");
  if (done === "givenBack") return <UndoBar>{t("givenBack")}</UndoBar>;
  if (done !== "removed" || typeof undo !== "string") return null;
  const from = `/organize/settings/roles?group=${groupId}`;
  return (
    <UndoBar act={giveRoleBack} fields={{ group: groupId, from, undo }}>
      {t("removed")}
    </UndoBar>
  );
}
