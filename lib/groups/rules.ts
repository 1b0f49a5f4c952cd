/** WCAG 2.2, 1.4.3: what text needs against its background. */
export const MIN_CONTRAST = 4.5;

/** What an accent stands on or carries in the look: paper and sheet under it, words on it (components/ui tokens). */
const LIGHT_NEIGHBOURS = ["#fbf8f1", "#ffffff"];
const DARK_NEIGHBOURS = ["#151310", "#1e1b17", "#1b0b08"];

/** Relative luminance of "#rrggbb" as WCAG defines it: 0 is black, 1 is white. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours "#rrggbb", from 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const NEIGHBOURS = { light: LIGHT_NEIGHBOURS, dark: DARK_NEIGHBOURS };

/** The weakest contrast of an accent by day or by night, rounded down: what is said is never more than there is. */
export const accentContrast = (accent: string, paper: "light" | "dark"): number =>
  Math.floor(100 * Math.min(...NEIGHBOURS[paper].map((neighbour) => contrast(accent, neighbour)))) / 100;

/** Why a group's accent is refused, by day or by night; null when everybody can read it. */
export function accentRefusal(accent: string, accentDark: string): "accent_too_pale" | "accent_dark_too_dim" | null {
  if (accentContrast(accent, "light") < MIN_CONTRAST) return "accent_too_pale";
  if (accentContrast(accentDark, "dark") < MIN_CONTRAST) return "accent_dark_too_dim";
  return null;
}

/** Which roles of the database count at `now`, as a condition. */
export const countingAt = (now: Date) => ({ OR: [{ endsAt: null }, { endsAt: { gt: now } }] });
