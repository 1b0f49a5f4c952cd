"use client";

import { createContext, useContext } from "react";

/** The form that a field stands in: several on one page have fields of the same names. */
export const FormId = createContext("");

/** The id of a form's field, by its path ("sessions.2.title.fr"). */
export const fieldId = (form: string, name: string): string => `${form}-${name.replaceAll(".", "-")}`;

export const useFieldId = (name: string): string => fieldId(useContext(FormId), name);

/** Opens whatever a field is folded away in, so that it can be seen and take the focus. */
export function unfold(id: string): void {
  let around = document.getElementById(id)?.closest("details");
  for (; around; around = around.parentElement?.closest("details")) around.open = true;
}

/** Leads to a field as it stands on the page; a group of fields takes no focus itself, its first one does. */
export function goToField(id: string): void {
  unfold(id);
  const field = document.getElementById(id);
  field?.focus();
  if (field && !field.contains(document.activeElement))
    field.querySelector<HTMLElement>("input, select, textarea")?.focus();
}
