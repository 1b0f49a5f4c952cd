import { z } from "zod";

/** What a resource is; each has its words in messages/ under `resources.kind`. */
export const RESOURCE_KINDS = ["BROCHURE", "COMIC", "RECORDING", "PRESS", "OPEN_LETTER", "PETITION", "MAP"] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** Licences that are known by name, and where each says what it allows. */
export const LICENCES: Readonly<Record<string, string>> = {
  "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
  "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
  "CC BY-NC 4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
  "CC BY-NC-SA 4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
  "CC BY-ND 4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
  "CC BY-NC-ND 4.0": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
  "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
  "Licence Art Libre 1.3": "https://artlibre.org/",
};

/** The languages a resource is likely to be in; any other code of two or three letters is kept as it is. */
export const LANGUAGES = [
  "fr",
  "en",
  "ar",
  "br",
  "ca",
  "co",
  "de",
  "es",
  "eu",
  "it",
  "nl",
  "oc",
  "pl",
  "pt",
  "tr",
  "uk",
];

/** Resources on one page of the library, and press articles on one page of its list. */
export const RESOURCES_PER_PAGE = 12;

const kindOf = (word: string | undefined): ResourceKind | null =>
  RESOURCE_KINDS.find((kind) => kind.toLowerCase() === word) ?? null;

/** What the address of the library asks for. */
export type LibraryAsk = { kind: ResourceKind | null; language: string | null; page: number };

const first = z
  .union([z.string(), z.array(z.string()).transform((all) => all[0])])
  .optional()
  .catch(undefined);

const askSchema = z.object({
  kind: first.transform(kindOf),
  language: first.transform((code) => (code && /^[a-z]{2,3}$/.test(code) ? code : null)),
  page: first.transform((value) => (value && /^[1-9]\d{0,2}$/.test(value) ? Number(value) : 1)),
});

/** Reads the query of the library without trust: whatever is not understood is as if it were not there. */
export const readLibraryAsk = ({ kind, language, page }: Record<string, string | string[] | undefined>): LibraryAsk =>
  askSchema.parse({ kind, language, page });

/** The query of the library that asks for this. */
export function libraryQuery({ kind, language, page }: Partial<LibraryAsk>): string {
  const query = new URLSearchParams();
  if (kind) query.set("kind", kind.toLowerCase());
  if (language) query.set("language", language);
  if (page && page > 1) query.set("page", String(page));
  return query.size ? `?${query}` : "";
}

/** Where a resource's own file is had, for everybody once it is published. */
export const filePath = (slug: string): string => `/resources/${slug}/document.pdf`;
