/** A node of the editor's document, as Tiptap writes it. */
export type DocNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocNode[];
  marks?: DocMark[];
  text?: string;
};

export type DocMark = { type: string; attrs?: Record<string, unknown> };

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const CARD = new RegExp(`^/(?:en/)?(?:(events|campaigns|news|resources)/(${SLUG})|(groups)/(${SLUG}/${SLUG}))$`);

/** The folders of own pages that can stand as cards. */
export type CardKind = "events" | "campaigns" | "news" | "resources" | "groups";

/**
 * An own page that can stand as a card: what kind of thing, and its slug; a group's page after the group's. Texts name
 * it with or without a language.
 */
export function cardOf(href: string): { kind: CardKind; slug: string } | null {
  const [, kind, slug, group, page] = CARD.exec(href) ?? [];
  if (group && page) return { kind: group as CardKind, slug: page };
  return kind && slug ? { kind: kind as CardKind, slug } : null;
}

/** The words of a link that stands as a button: its title in Markdown says so, and other editors keep it. */
export function buttonOf(link: {
  title?: string | null;
  children: readonly { type: string; value?: string }[];
}): string | null {
  const [words, ...more] = link.children;
  return link.title === "button" && words?.type === "text" && !more.length ? (words.value ?? null) : null;
}

/** Whether a link may lead there: http, https, mailto, a place on this page, or an own path. */
export const isAllowedLink = (href: string): boolean =>
  /^(https?:\/\/[^\s]+|mailto:[^\s@]+@[^\s@]+|\/(?![/\\])[^\s]*|#[^\s]+)$/i.test(href);

/** Whether a picture comes from here: others are never fetched. */
export const isOwnPath = (path: string): boolean => /^\/(?![/\\])/.test(path);
