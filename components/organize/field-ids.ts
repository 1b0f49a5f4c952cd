"use client";

import { createContext, useContext } from "react";

/** The form that a field stands in: several on one page have fields of the same names. */
export const FormId = createContext("");

/** The id of a form's field, by its path ("sessions.2.title.fr"). */
export const fieldId = (form: string, name: string): string => `${form}-${name.replaceAll(".", "-")}`;

export const useFieldId = (name: string): string => fieldId(useContext(FormId), name);
