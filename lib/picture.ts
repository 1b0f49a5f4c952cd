/** What a page needs of a picture; files are named "<path>-<width>.webp". */
export type Picture = {
  path: string;
  width: number;
  height: number;
  widths: number[];
  alt: unknown;
  credit: string | null;
};

/** The columns of Media that make a Picture. */
export const pictureColumns = { path: true, width: true, height: true, widths: true, alt: true, credit: true } as const;

type Sizes = Pick<Picture, "path" | "width" | "widths">;

/** The largest made size of a picture that is no wider than `width`, else its smallest. */
export function pictureSize(picture: Omit<Sizes, "path">, width: number): number {
  const sizes = [...picture.widths].sort((a, b) => a - b);
  return sizes.filter((size) => size <= width).at(-1) ?? sizes[0] ?? picture.width;
}

/** The own path of one size of a picture. */
export const picturePath = (picture: Sizes, width: number): string =>
  `${picture.path}-${pictureSize(picture, width)}.webp`;
