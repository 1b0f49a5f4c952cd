import { useTranslations } from "next-intl";
import { UndoBar } from "@/components/organize/undo-bar";
import { giveRoleBack } from "@/lib/settings/actions";

/** That somebody's role was taken away, with the way back while there is one, or that it was given back. */
export function RoleGone(props: { done: unknown; undo: string; name: string; groupId: string }) {
  const { done, undo, name, groupId } = props;
  const t = useTranslations("desk.settings.roles");
  if (done === "givenBack") return <UndoBar>{t("givenBack", { name })}</UndoBar>;
  if (done !== "removed") return null;
  const from = `/organize/settings/roles?group=${groupId}`;
  return (
    <UndoBar act={giveRoleBack} fields={{ group: groupId, from, undo }}>
      {t("removed", { name })}
    </UndoBar>
  );
}
