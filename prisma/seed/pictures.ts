import type { Scope } from "@/lib/auth/scope";
import type { LocalText } from "@/lib/local-text";
import { addMedia } from "@/lib/media/mutations";
import { done } from "./done";
import { text } from "./words";

/** What each picture drawn by scripts/draw-demo-pictures.ts shows, for those who do not see it. */
const ALT = {
  "reprendre-la-main": text(
    "Affiche : une grande main ouverte, sombre sur fond rouge, se lève vers une luciole posée dans un soleil jaune.",
    "Poster: a large open hand, dark on red, reaches up to a firefly resting in a yellow sun.",
  ),
  "contre-sommet": text(
    "Affiche : vue d'en haut, deux cercles de personnes assises autour d'une lumière ; une place est encore libre.",
    "Poster: seen from above, two rings of people sit around a light; one seat is still free.",
  ),
  rassemblement: text(
    "Affiche : une foule vue d'en haut remplit la feuille jaune et porte trois banderoles.",
    "Poster: a crowd seen from above fills the yellow sheet and carries three banners.",
  ),
  accueil: text(
    "Affiche : une porte ouverte dans la nuit bleue, la lumière déborde, trois personnes s'approchent pour entrer.",
    "Poster: an open door in a blue night, light spilling out, three people walking up to go in.",
  ),
  "marche-aux-lanternes": text(
    "Affiche : cinq mains levées dans la nuit portent chacune une lanterne de papier allumée.",
    "Poster: five hands raised in the night, each carrying a lit paper lantern.",
  ),
  "porte-voix": text(
    "Affiche : d'un porte-voix rouge s'échappent des oiseaux au lieu de mots.",
    "Poster: out of a red megaphone come birds instead of words.",
  ),
  "sous-cloche": text(
    "Affiche : un téléphone dort sous une cloche de verre, des lucioles volent autour.",
    "Poster: a telephone sleeps under a glass dome while fireflies wander about.",
  ),
  "atelier-affiches": text(
    "Affiche : une table vue d'en haut, une affiche à la luciole, des ciseaux, un pot de colle et des chutes de papier.",
    "Poster: a table from above, a firefly poster, scissors, a glue pot and scraps of paper.",
  ),
  projection: text(
    "Affiche : dans une salle obscure, un faisceau de lumière traverse le public ; des lucioles y volent.",
    "Poster: in a dark hall a beam of light crosses over the audience; fireflies fly in it.",
  ),
  "chemin-de-lumieres": text(
    "Affiche : un chemin de lumières monte la nuit à travers des collines jusqu'à une maison éclairée.",
    "Poster: a path of lights climbs through hills at night to a lit house.",
  ),
  "trois-villes": text(
    "Affiche : une carte où trois maisons brillent, Rennes, Paris et Lyon, reliées par le vol des lucioles.",
    "Poster: a map on which three houses shine, Rennes, Paris and Lyon, joined by the flight of fireflies.",
  ),
} satisfies Record<string, LocalText>;

type Drawn = keyof typeof ALT;
type Home = "lucioles" | "paris" | "rennes" | "lyon";

/** Whose they are, where it is not the collective's: those whose stories show them. */
const HOMES: Partial<Record<Drawn, Home>> = {
  accueil: "rennes",
  "atelier-affiches": "lyon",
  projection: "paris",
  "marche-aux-lanternes": "rennes",
  "sous-cloche": "lyon",
  "trois-villes": "lyon",
};

/** A poster that several groups show: each has one of its own. */
const COPIES = {
  "porte-voix-lyon": { name: "porte-voix", home: "lyon" },
  "porte-voix-paris": { name: "porte-voix", home: "paris" },
  "sous-cloche-lucioles": { name: "sous-cloche", home: "lucioles" },
  "projection-lucioles": { name: "projection", home: "lucioles" },
} as const satisfies Record<string, { name: Drawn; home: Home }>;

export type PictureName = Drawn | keyof typeof COPIES;

/** Makes the drawn pictures known, each to the group whose story shows it; answers their ids by name. */
export async function hangPictures(as: Record<Home, Scope>): Promise<Record<PictureName, string>> {
  const ids: Partial<Record<PictureName, string>> = {};
  const hang = async (as: Scope, name: Drawn) => {
    const media = { path: `/demo/${name}`, width: 1600, height: 1000, widths: [480, 960, 1600], alt: ALT[name] };
    return done(await addMedia(as, media)).mediaId;
  };
  for (const name of Object.keys(ALT) as Drawn[]) ids[name] = await hang(as[HOMES[name] ?? "lucioles"], name);
  for (const [copy, { name, home }] of Object.entries(COPIES))
    ids[copy as keyof typeof COPIES] = await hang(as[home], name);
  return ids as Record<PictureName, string>;
}
