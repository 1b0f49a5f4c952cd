/** What styles/tokens.css already says; a group that kept it costs no request. */
const DEFAULT = { accent: "#c4281a", accentDark: "#ff8a75" };

/** Colours a page in its group's accent; both are "#rrggbb", their contrast checked when they were chosen. */
export function Accent({ accent, accentDark }: { accent: string; accentDark: string }) {
  if (accent === DEFAULT.accent && accentDark === DEFAULT.accentDark) return null;
  const query = new URLSearchParams({ light: hex(accent), dark: hex(accentDark) });
  return <link rel="stylesheet" href={`/api/public/accent.css?${query}`} precedence="accent" />;
}

const hex = (colour: string) => colour.replace("#", "").toLowerCase();
