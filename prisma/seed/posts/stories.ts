import { moment } from "../calendar";
import type { Story } from "../story";
import { text } from "../words";
import { publish } from "./publish";

/** What a closed counter costs, with its sources. */
export async function tellCosts({ as, now, campaignId, pictures }: Story): Promise<void> {
  const post = {
    slug: "ce-que-coute-un-guichet-ferme",
    category: "ANALYSIS",
    campaignId,
    title: text("Ce que coûte un guichet fermé", "What a closed counter costs"),
    summary: text(
      "On nous parle d'économies. Nous avons demandé à trente-cinq communes ce qu'elles paient depuis à la place.",
      "We hear about savings. We asked thirty-five towns what they have been paying instead.",
    ),
    body: text(
      `
Fermer un guichet fait gagner un loyer et deux salaires : c'est la colonne de gauche, la seule que l'on montre. Nous avons voulu remplir celle de droite.

Pendant six semaines, douze bénévoles ont appelé les mairies de trente-cinq communes où un accueil public a fermé depuis deux ans[^1]. Voici ce qu'elles nous ont dit.

## Le travail n'a pas disparu, il a changé de mains

Dans vingt-neuf communes sur trente-cinq, ce sont désormais les secrétaires de mairie, les bibliothécaires ou les assistantes sociales qui remplissent les dossiers, sans y être formées et sans que leur journée ait rallongé. Une bibliothécaire compte « onze déclarations de ressources pour quatre livres prêtés » un mercredi de janvier.

## Le trajet se paie

La démarche qui prenait vingt minutes à pied prend une demi-journée de car. À 1 204 habitants par guichet restant dans le canton le plus touché[^2], on fait la queue dehors.

## Le renoncement ne se voit pas

C'est le poste le plus lourd et le moins compté : les droits que l'on ne demande plus. Les associations que nous avons interrogées estiment qu'une personne sur cinq a laissé passer une aide faute d'avoir pu parler à quelqu'un[^3].

## Ce que nous proposons

Un guichet partagé, tenu quatre demi-journées par semaine par deux agents polyvalents, coûterait à l'année moins que l'entretien de l'application qui l'a remplacé dans le département étudié. Nous mettons nos tableaux à disposition : vérifiez-les, corrigez-les, servez-vous-en.

[^1]: Liste et questionnaire complets sur demande à l'adresse du groupe. Les réponses ont été relues par les communes.
[^2]: Canton fictif de Saint-Aubin-des-Lanternes, comme tous les lieux de cette enquête de démonstration.
[^3]: Estimation de quatre associations d'entraide, sur 312 entretiens.
`,
      `
Closing a counter saves a rent and two wages: that is the left-hand column, the only one we are shown. We set out to fill the right-hand one.

For six weeks, twelve volunteers called the town halls of thirty-five towns where a public counter closed in the last two years[^1]. The work has not gone away: in twenty-nine of them, town clerks, librarians and social workers now fill in the forms, untrained and within the same working day.

The journey is paid for too: what took twenty minutes on foot takes half a day by coach. And what nobody counts are the rights people no longer ask for: one person in five, say the associations we asked[^2].

A shared counter, open four half-days a week, would cost less a year than the upkeep of the application that replaced it.

[^1]: Full list and questions on request. The towns, like everything in this demonstration, are invented.
[^2]: Estimate by four mutual-aid associations, over 312 interviews.
`,
    ),
    author: "Samir Haddad, pour Les Lucioles",
    pictureId: pictures["chemin-de-lumieres"],
    caption: text("Le guichet le plus proche est au bout du chemin.", "The nearest counter is at the end of the path."),
  } as const;
  await publish(as.lucioles, post, moment(now, -27, "07:45"));
}

/** The lantern walk, told by those who walked. */
export async function tellWalk({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const post = {
    slug: "cent-vingt-lanternes",
    category: "REPORT",
    campaignId,
    title: text("Cent vingt lanternes et un bureau de poste"),
    summary: text(
      "Ils étaient quarante au départ. Récit d'une soirée où une ville a baissé la lumière pour mieux se voir.",
    ),
    body: text(
      `
À 18 h, dans la cour de l'école, on colle encore du papier de soie. Il a plu toute la journée ; on a prévu des sacs, des bougies de rechange et un plan B que personne n'a envie de sortir du carton.

À 19 h, la pluie s'arrête. On part à quarante, plutôt timides. Une petite fille donne le rythme sur une boîte de biscuits.

Le long de la Vilaine, les fenêtres s'ouvrent. Quelqu'un descend avec une lampe de bureau, quelqu'un d'autre avec un vélo dont il fait tourner la dynamo. Sous le pont, une fanfare que personne n'avait invitée se met à jouer. Quand on arrive devant le bureau de poste, on se compte deux fois : cent vingt, à peu près.

La directrice est sortie. Elle a lu notre lettre à voix haute, jusqu'au bout, sous les lanternes. Puis elle a dit qu'elle n'avait pas le droit de dire ce qu'elle en pensait, et tout le monde a compris.

On a remangé de la soupe. On a rendu les gilets. Le guichet, lui, est toujours ouvert le mardi et le jeudi : nous y repasserons pour vérifier.
`,
    ),
    author: "Maëlle et le groupe de Rennes",
    pictureId: pictures["marche-aux-lanternes"],
    caption: text("Les lanternes ont été fabriquées l'après-midi même avec les enfants de l'école."),
  } as const;
  await publish(as.rennes, post, moment(now, -days.lanterns + 2, "09:10"));
}

/** A week with the telephones asleep. */
export async function tellQuietWeek({ as, now, campaignId, pictures }: Story): Promise<void> {
  const post = {
    slug: "une-semaine-sous-cloche",
    category: "REPORT",
    campaignId,
    title: text("Une semaine, le téléphone sous cloche"),
    summary: text(
      "Onze foyers ont rangé leurs écrans de 18 h à 8 h pendant sept jours. Ce qu'ils racontent n'est pas ce que l'on attendait.",
    ),
    body: text(
      `
L'idée est venue d'une cloche à fromage. On y met les téléphones en rentrant, on la pose sur le buffet, on la retire au petit déjeuner. Onze foyers de Lyon et de Villeurbanne ont joué le jeu.

**Le premier soir**, on tourne en rond. « J'ai ouvert le frigo quatre fois », note Aïcha. « On s'est rendu compte que l'on n'avait pas de réveil », dit Paul, arrivé en retard le lendemain.

**Le troisième**, on s'ennuie franchement, et quelqu'un ressort un jeu de cartes.

**Le cinquième**, une dispute éclate chez les Ferrand, « une vraie, jusqu'au bout, la première depuis des mois ; on s'est réconciliés à minuit ».

**Le septième**, trois foyers décident de continuer. Les huit autres reprennent leurs habitudes, mais laissent la cloche sur le buffet, « pour les soirs où ».

Nous n'en tirons aucune leçon. Nous prêtons cinq cloches : demandez-les au groupe de Lyon.
`,
    ),
    author: "Le groupe de Lyon",
    pictureId: pictures["sous-cloche"],
    caption: text("La cloche, modèle déposé par personne."),
  } as const;
  await publish(as.lyon, post, moment(now, -61, "19:00"));
}

/** What others wrote about it, with the source. */
export async function tellPress({ as, now, campaignId, pictures }: Story): Promise<void> {
  const post = {
    slug: "on-parle-des-guichets",
    category: "PRESS",
    campaignId,
    title: text("« Ces habitants qui veulent parler à quelqu'un »"),
    summary: text(
      "La Gazette de l'Ouest a passé une journée avec le groupe de Rennes. Nous reprenons son article avec son accord.",
    ),
    body: text(
      `
*Extrait d'un reportage paru dans La Gazette de l'Ouest, repris avec l'accord du journal.*

Il est neuf heures, la place est vide, et Maëlle déplie une table de camping. Dessus, une nappe à carreaux, un registre, une bouilloire. « On ne distribue rien, on ne vend rien, on ne fait signer que si les gens le demandent. On est là, c'est tout. » À neuf heures dix, un monsieur s'assoit sans rien dire et pose une enveloppe sur la table. Elle est à lui depuis trois semaines. Il ne l'a pas ouverte.

À midi, dix-sept personnes se sont assises. Trois sont restées pour aider.
`,
    ),
    author: "La rédaction de La Gazette de l'Ouest",
    pictureId: pictures["porte-voix"],
    caption: text("Quand la parole s'envole."),
    sourceUrl: "https://example.org/la-gazette",
    sourceName: "La Gazette de l'Ouest",
  } as const;
  await publish(as.lucioles, post, moment(now, -49, "11:30"));
}

/** A third group is born. */
export async function tellLyon({ as, now, campaignId, pictures }: Story): Promise<void> {
  const post = {
    slug: "un-groupe-a-lyon",
    category: "NEWS",
    campaignId,
    title: text("Et de trois : un groupe à Lyon", "And that makes three: a group in Lyon"),
    summary: text(
      "Rennes, Paris, et maintenant Lyon. Comment un après-midi au soleil est devenu un groupe de vingt-six personnes.",
      "Rennes, Paris and now Lyon. How an afternoon in the sun became a group of twenty-six.",
    ),
    body: text(
      `
Ils étaient cinq, avec cinq tables, place Guichard. L'idée : proposer aux passants de remplir ensemble le papier qui traîne sur le frigo. Le soir, ils étaient vingt-six autour d'une seule table, et le groupe de Lyon était né.

Un groupe, chez nous, c'est peu de chose : un lieu où se voir deux fois par mois, une adresse où écrire, deux personnes qui répondent. Il décide de ses actions, tient ses comptes à la vue de tous et ne voit que ses propres contacts.

Vous habitez ailleurs et cela vous tente ? Il suffit d'être trois. Écrivez-nous, nous venons avec la nappe à carreaux.

**La prochaine date à Lyon :** une formation pour tenir un point d'information, dans moins d'un mois. Elle est déjà complète, mais la liste d'attente avance vite.
`,
      `
There were five of them, with five tables, on Place Guichard. The idea: offer passers-by to fill in together that form on the fridge. By evening they were twenty-six around one table, and the Lyon group was born.

A group, with us, is a small thing: a place to meet twice a month, an address to write to, two people who answer. It decides on its actions, keeps its accounts in the open and sees only its own contacts.

You live elsewhere and feel like it? Three people are enough. Write to us, we shall come with the checked tablecloth.
`,
    ),
    pictureId: pictures["trois-villes"],
    caption: text("Trois villes, et de la place entre elles.", "Three cities, and room between them."),
  } as const;
  await publish(as.lyon, post, moment(now, -84, "10:15"));
}
