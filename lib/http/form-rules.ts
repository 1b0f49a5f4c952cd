import type { z } from "zod";
import { isErrorKey } from "../i18n/error-key";

type Params = Record<string, string>;

/** Where each public form stands, and where it leads when all is well: own paths without language. */
const FORMS: Record<string, { page: (params: Params) => string; thanks: (params: Params) => string }> = {
  rsvp: { page: ({ slug }) => `/events/${slug}`, thanks: ({ slug }) => `/events/${slug}/thanks` },
  subscription: { page: () => "/newsletter", thanks: () => "/newsletter/thanks" },
  volunteer: { page: () => "/join", thanks: () => "/join/thanks" },
  "sign-in": { page: () => "/organize", thanks: () => "/organize/sign-in" },
  "sign-in-code": { page: () => "/organize/sign-in", thanks: () => "/organize/sign-in" },
  "sign-in-link": { page: () => "/organize", thanks: () => "/organize" },
  "sign-out": { page: () => "/organize", thanks: () => "/organize" },
  "second-factor": { page: () => "/organize/second-factor", thanks: () => "/organize" },
  invitation: { page: () => "/organize", thanks: () => "/organize" },
  setup: { page: () => "/", thanks: () => "/organize" },
  part: { page: ({ token }) => `/part/${token}`, thanks: ({ token }) => `/part/${token}` },
  me: { page: ({ token }) => `/me/${token}`, thanks: ({ token }) => `/me/${token}` },
};

const withSafeParams = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, encodeURIComponent(value)]));

/** The page a form stands on, when the post does not say where it came from. */
export const formPage = (name: string, params: Params): string => FORMS[name]?.page(withSafeParams(params)) ?? "/";

/** The page a form leads to when nothing special happened: what a robot gets to see. */
export const usualPage = (name: string, params: Params): string => FORMS[name]?.thanks(withSafeParams(params)) ?? "/";

/** The same by the whole path ("sessions.2.title.fr"), for forms with parts in parts. */
export function fieldPathErrors(error: z.ZodError): Record<string, string> {
  const errors = new Map<string, string>();
  for (const issue of error.issues) {
    const path = issue.path.map(String).join(".") || "form";
    if (!errors.has(path)) errors.set(path, isErrorKey(issue.message) ? issue.message : "unknown");
  }
  return Object.fromEntries(errors);
}

/** What the answer in JSON says then. */
export const USUAL_BODY = { state: "confirmation_mailed" };

/** The first error of each field as a message key; zod's own words become "required" or "unknown". */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors = new Map<string, string>();
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "form");
    const key = isErrorKey(issue.message) ? issue.message : "unknown";
    if (!errors.has(field)) errors.set(field, key);
  }
  return Object.fromEntries(errors);
}

/** What a person typed, as a form can show it again; what only machines fill is left out. */
export function typedValues(fields: Record<string, unknown>): Record<string, string | string[]> {
  const typed = new Map<string, string | string[]>();
  for (const [name, value] of Object.entries(fields)) {
    if (name === "website" || name === "key" || name === "from") continue;
    if (Array.isArray(value)) typed.set(name, value.filter(isPrintable).map(String));
    else if (isPrintable(value)) typed.set(name, String(value));
  }
  return Object.fromEntries(typed);
}

const isPrintable = (value: unknown) =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";
