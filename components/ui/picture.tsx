import { useLocale } from "next-intl";
import { readText } from "@/lib/local-text";

export type PictureData = { path: string; width: number; height: number; widths: readonly number[]; alt: unknown };

/**
 * A picture in the sizes that were made of it ("<path>-<width>.webp"), its place kept while it loads. `sizes` says how
 * wide it is shown; `first` is for the one at the top of a page, which loads at once.
 */
export function Picture({
  picture,
  sizes = "100vw",
  first = false,
  decorative = false,
}: {
  picture: PictureData;
  sizes?: string;
  first?: boolean;
  decorative?: boolean;
}) {
  const locale = useLocale();
  const alt = decorative ? null : readText(picture.alt, locale);
  const widths = picture.widths.toSorted((a, b) => a - b);
  const file = (width: number) => `${picture.path}-${width}.webp`;
  const middle = widths.find((width) => width >= 800) ?? widths.at(-1) ?? picture.width;
  return (
    <img
      src={file(middle)}
      srcSet={widths.map((width) => `${file(width)} ${width}w`).join(", ")}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={alt?.text ?? ""}
      lang={alt?.fallback ? alt.lang : undefined}
      loading={first ? undefined : "lazy"}
      fetchPriority={first ? "high" : undefined}
      decoding="async"
    />
  );
}
