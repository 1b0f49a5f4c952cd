"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { FieldValues } from "react-hook-form";
import css from "@/components/organize/desk.module.css";
import { SaveBar } from "@/components/organize/save-bar";
import { DeskForm } from "@/components/organize/script-form";
import { useDeskForm } from "@/components/organize/use-desk-form";
import type { FormAnswer } from "@/lib/auth/form-action";
import { pathIn } from "@/lib/i18n/paths";

/** Begins a draft in one of the groups where this organizer writes, then opens it. */
export function BeginForm<V extends FieldValues, T extends object, G extends { id: string; name: string }>({
  groups,
  values,
  prefix,
  act,
  opens,
  children,
}: {
  groups: readonly G[];
  values: V;
  prefix: string;
  act: (groupId: string, typed: V) => Promise<FormAnswer<T>>;
  /** The new draft's page, its path without language. */
  opens: (made: T) => string;
  children: (group: G) => ReactNode;
}) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  const router = useRouter();
  const [groupId, setGroupId] = useState(groups[0]?.id ?? "");
  const chosen = groups.find(({ id }) => id === groupId);
  const desk = useDeskForm<V, T>({
    values,
    prefix,
    act: (typed) => act(groupId, typed),
    // In place of the empty form: nobody wants that back.
    done: (made) => router.replace(pathIn(locale, opens(made))),
  });
  return (
    <DeskForm desk={desk} className={`sheet ${css.wide}`}>
      {groups.length > 1 ? (
        <div className="field">
          <label htmlFor="groupId">{t("group")}</label>
          <select id="groupId" value={groupId} onChange={(change) => setGroupId(change.target.value)}>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {chosen ? children(chosen) : null}
      <SaveBar desk={desk}>{t("create")}</SaveBar>
    </DeskForm>
  );
}
