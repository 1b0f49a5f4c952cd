import { INK, type Picture } from "./press";
import { at, circle, firefly, lantern, path, rays, stroke } from "./shapes";

/** An open hand, palm to us: fingertips at about -260, wrist at 300. */
const openHand = (skin: string, crease: string) =>
  stroke("M-120 60C-138 -30 -160 -110 -182 -168", 96, skin) +
  stroke("M-44 30C-52 -80 -62 -160 -68 -232", 100, skin) +
  stroke("M44 34C50 -70 62 -150 72 -214", 98, skin) +
  stroke("M128 76C146 10 172 -60 198 -112", 86, skin) +
  stroke("M-118 250C-196 206 -262 150 -316 82", 100, skin) +
  path(
    "M-168 40C-172 150 -186 230 -130 300L-150 560L150 560L136 300C196 230 180 120 170 60C120 20 -110 0 -168 40Z",
    skin,
  ) +
  stroke("M-52 290C-20 210 -40 130 -128 106", 14, crease) +
  stroke("M-8 168C60 170 120 130 146 84", 14, crease);

/** A fist around a stick that runs through (0, 0) upwards; the arm comes from below. */
const raisedFist = (sleeve: string, skin: string, crease: string) =>
  path("M-66 150L-116 760L116 760L70 150Z", sleeve) +
  path("M-74 -50C-92 20 -86 110 -62 166L66 166C88 120 92 40 74 -50Z", skin) +
  [-44, 2, 48, 94].map((y, index) => stroke(`M-52 ${y}L${62 - index * 5} ${y + 6}`, 50, skin)).join("") +
  [-20, 26, 72].map((y, index) => stroke(`M-40 ${y}L${74 - index * 5} ${y + 7}`, 9, crease)).join("") +
  stroke("M-66 40C-58 -20 -34 -62 14 -80", 46, skin) +
  stroke("M-40 34C-34 -8 -14 -40 26 -56", 9, crease);

export const openHandWithLight: Picture = {
  name: "reprendre-la-main",
  ground: INK.red,
  draw: () =>
    rays(800, 270, 250, 1400, 22, "#e4583b", 0.5, 8) +
    circle(800, 270, 236, INK.yellow) +
    at(790, 720, 0, 1.14, openHand(INK.night, INK.red)) +
    firefly(806, 236, 2.1, 14, INK.night, INK.red, INK.paper),
};

export const lanternWalk: Picture = {
  name: "marche-aux-lanternes",
  ground: INK.night,
  draw: () => {
    const arms: [number, number, number, number, string, string][] = [
      [210, 760, -7, 92, INK.red, INK.rose],
      [520, 640, 4, 128, INK.green, INK.paper],
      [838, 880, -3, 78, INK.paper, INK.rose],
      [1120, 610, -5, 138, INK.red, INK.paper],
      [1430, 740, 6, 100, INK.green, INK.rose],
    ];
    return arms
      .map(([x, y, turn, r, sleeve, skin]) =>
        at(
          x,
          y,
          turn,
          1,
          rays(0, -360, r + 34, r + 92, 18, INK.yellow, 0.34) +
            stroke("M0 60L0 -270", 16, INK.paper) +
            lantern(0, -360, r, INK.yellow, INK.red) +
            raisedFist(sleeve, skin, INK.night),
        ),
      )
      .join("");
  },
};
