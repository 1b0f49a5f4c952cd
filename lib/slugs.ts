import { z } from "zod";

const MAX_LENGTH = 80;

/** The last part of a page's address: lower-case letters, digits and single hyphens. */
export const slugSchema = z
  .string()
  .max(MAX_LENGTH, `too_long:max=${MAX_LENGTH}`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "unknown");

/** A slug made of a title: "Où en sommes-nous ?" becomes "ou-en-sommes-nous"; empty when nothing readable is left. */
export const slugFrom = (title: string): string =>
  title
    .replaceAll(/œ/gi, "oe")
    .replaceAll(/æ/gi, "ae")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replaceAll(/^-+|-+$/g, "");
