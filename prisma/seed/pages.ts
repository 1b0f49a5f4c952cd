import { draftPage } from "@/lib/publishing/pages/mutations";
import { publishText } from "@/lib/texts/mutations";
import { moment } from "./calendar";
import { done } from "./done";
import type { Story } from "./story";
import { text } from "./words";

const PAGES = [
  {
    title: text("Qui nous sommes", "Who we are"),
    summary: text(
      "Des voisines et des voisins de trois villes, sans chef ni salarié·e.",
      "Neighbours of three cities, without bosses or employees.",
    ),
    body: text(
      "Le collectif est né en 2022 autour d'une table de cuisine. Aujourd'hui trois groupes se réunissent, à Paris, à Rennes et à Lyon.\n\n## Comment nous décidons\n\nEn assemblée, une fois par mois, en cherchant l'accord de toutes et tous. Les comptes sont lus à voix haute deux fois par an.\n\n## Comment nous rejoindre\n\nVenez à une [soirée d'accueil](/events/accueil-nouveaux), ou [dites-nous ce que vous aimeriez faire](/join).",
      "The collective was born in 2022 around a kitchen table. Today three groups meet, in Paris, Rennes and Lyon.\n\n## How we decide\n\nIn an assembly, once a month, looking for everybody's agreement. The accounts are read aloud twice a year.\n\n## How to join us\n\nCome to a [welcome evening](/en/events/accueil-nouveaux), or [tell us what you would like to do](/en/join).",
    ),
    inFooter: true,
  },
  {
    title: text("Mentions légales", "Legal notice"),
    summary: {},
    body: text(
      "Ce site est publié par le collectif Les Lucioles, qui n'existe que dans cette démonstration. Pour nous écrire : bonjour@example.org.",
      "This site is published by the collective Les Lucioles, which exists in this demonstration only. To write to us: bonjour@example.org.",
    ),
    inFooter: true,
  },
];

/** Writes what stays true of the collective from month to month. */
export async function writePages({ as: { lucioles }, now }: Story): Promise<void> {
  for (const [at, page] of PAGES.entries()) {
    const when = moment(now, -280 + at, "11:00");
    const { pageId } = done(await draftPage(lucioles, page, when));
    done(await publishText(lucioles, { pageId }, when));
  }
}
