import { addMention } from "@/lib/publishing/mentions/mutations";
import { formatDate } from "@/lib/time";
import { day, moment } from "../calendar";
import { done } from "../done";
import type { Story } from "../story";
import { text } from "../words";
import { publish } from "./publish";

/** The programme of the counter-summit, told in both languages and taken up elsewhere. */
export async function tellProgramme({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const [fr, en] = [formatDate(day(now, days.summit), "fr"), formatDate(day(now, days.summit), "en")];
  const post = {
    slug: "contre-sommet-le-programme",
    category: "NEWS",
    campaignId,
    title: text("Le contre-sommet : le programme est là", "The counter-summit: here is the programme"),
    summary: text(
      "Six rencontres, quatre collectifs autour d'une table, une assemblée pour finir. Tout ce qu'il faut savoir avant de venir.",
      "Six sessions, four collectives around one table, an assembly to end with. All you need to know before you come.",
    ),
    body: text(
      `
Rendez-vous **${fr}, à 13 h**, salle des fêtes Olympe-de-Gouges, à Paris. Pendant que le Sommet de l'avenir numérique décidera entre soi, nous ouvrons une salle, nous posons cent quatre-vingts chaises et nous prenons cinq heures.

## Ce que l'on y fera

À 13 h, l'Atelier Sans-Fil retrace le voyage d'un téléphone, de la mine au tiroir[^1]. À 14 h, une table ronde réunit un journal, deux associations et, nous l'espérons, un syndicat : sa réponse est attendue cette semaine. Suivent trois conférences courtes, une demi-heure chacune, questions comprises.

À 17 h, on range les chaises en cercle. L'assemblée décide de la suite : c'est le moment le plus important de la journée, gardez-le.

## Venir

L'entrée est libre. L'inscription nous aide à compter les chaises, les assiettes et les crayons de la garde d'enfants[^2]. Un doute sur l'accès, une allergie, une langue à traduire ? Écrivez-nous, une personne vous répondra.

Vous venez de loin ? Des lits et des places en voiture se partagent en ce moment même : dites-le-nous en proposant votre aide, ou en en demandant.

[^1]: Leur enquête, parue l'an dernier, suit onze matières premières sur quatre continents.
[^2]: De 13 h à 17 h, à partir de trois ans, par deux éducatrices du quartier.
`,
      `
Meet us on **${en} at 1 pm**, Salle des fêtes Olympe-de-Gouges, Paris. While the Digital Future Summit decides among its own, we open a hall, set out one hundred and eighty chairs and take five hours.

## What we shall do

At 1 pm, Atelier Sans-Fil retraces the journey of a telephone from the mine to the drawer[^1]. At 2 pm, a round table brings together a newspaper, two associations and, we hope, a union: its answer is due this week. Three short talks follow, half an hour each, questions included.

At 5 pm the chairs go in a circle. The assembly decides what comes next: it is the most important hour of the day, do stay for it.

## Coming

Entry is free. Signing up helps us count chairs, plates and the crayons for the childcare[^2]. A question about access, an allergy, a language to translate? Write to us; a person will answer.

[^1]: Their inquiry, published last year, follows eleven raw materials over four continents.
[^2]: From 1 pm to 5 pm, from the age of three, with two teachers of the neighbourhood.
`,
    ),
    author: "Les Lucioles",
    pictureId: pictures["contre-sommet"],
    caption: text(
      "« Une place est encore libre », affiche tirée à la main à l'atelier de Lyon.",
      "“One seat is still free”, a poster printed by hand at the Lyon workshop.",
    ),
  } as const;
  const postId = await publish(as.lucioles, post, moment(now, -4, "08:30"));
  done(
    await addMention(as.lucioles, {
      postId,
      kind: "REPUBLICATION",
      siteName: "Le Papier",
      url: "https://example.org/le-papier/contre-sommet",
      publishedOn: day(now, -3),
      copyright: "© Le Papier, reproduction libre avec mention de la source",
    }),
  );
  const answer = {
    postId,
    kind: "RESPONSE",
    siteName: "Yeux ouverts",
    url: "https://example.org/yeux-ouverts",
  } as const;
  done(await addMention(as.lucioles, { ...answer, publishedOn: day(now, -2) }));
}

/** The call to the rally, relayed from those who wrote it. */
export async function relayCall({ as, now, campaignId, pictures, days }: Story): Promise<void> {
  const [fr, en] = [formatDate(day(now, days.rally), "fr"), formatDate(day(now, days.rally), "en")];
  const post = {
    slug: "appel-au-rassemblement",
    category: "CALL",
    campaignId,
    title: text(
      "« Revenez avec une chaise » : l'appel au rassemblement",
      "“Come back with a chair”: the call to rally",
    ),
    summary: text(
      "Nous relayons l'appel de l'Assemblée des quartiers pour des guichets ouverts. Lisez-le, imprimez-le, apportez-le à la boulangerie.",
      "We relay the call of the Assemblée des quartiers for open counters. Read it, print it, take it to the bakery.",
    ),
    body: text(
      `
> Quand un guichet ferme, on nous dit de prendre un ticket sur un écran. Nous prendrons une chaise. Nous nous assiérons là où l'on pouvait parler à quelqu'un, et nous parlerons entre nous, puisqu'il n'y a plus personne.
>
> Ce n'est pas de la nostalgie. C'est une grand-mère qui n'a pas touché sa pension depuis deux mois, un père qui ne peut pas inscrire son fils à la cantine, une agente qui avait choisi ce métier pour les gens.
>
> Venez ${fr} à 14 h. Venez avec une chaise, une lampe, une personne de plus.

Nous y serons, et nous vous y invitons. Le rassemblement est déclaré et joyeux ; le lieu exact est sur la page de l'événement, tenue à jour jusqu'au dernier moment.
`,
      `
> When a counter closes, we are told to take a number on a screen. We shall take a chair. We shall sit down where one used to be able to talk to someone, and talk among ourselves, since nobody is left.
>
> This is not nostalgia. It is a grandmother without her pension for two months, a father who cannot enrol his son for lunch, a clerk who chose this work for the people.
>
> Come on ${en} at 2 pm. Bring a chair, a lamp, one more person.

We shall be there, and so are you invited. The rally is declared and joyful; its exact place is on the event's page, kept up to date to the last moment.
`,
    ),
    author: "Assemblée des quartiers",
    pictureId: pictures.rassemblement,
    caption: text("Le rassemblement, vu d'en haut.", "The rally, seen from above."),
    sourceUrl: "https://example.net/assemblee-des-quartiers/appel",
    sourceName: "Assemblée des quartiers",
  } as const;
  await publish(as.lucioles, post, moment(now, -9, "12:05"));
}

/** How newcomers are welcomed, for those who hesitate. */
export async function tellWelcome({ as, now, pictures }: Story): Promise<void> {
  const post = {
    slug: "comment-nous-accueillons",
    category: "NEWS",
    title: text("Comment nous accueillons", "How we welcome you"),
    summary: text(
      "Vous avez écrit « j'aimerais aider, mais je ne sais rien faire ». Voici ce qui se passe ensuite, jour après jour.",
      "You wrote “I would like to help, but I can't do anything”. Here is what happens next, day by day.",
    ),
    body: text(
      `
**Le jour même**, vous recevez un message qui dit que nous vous avons lu. Il est écrit d'avance, autant le dire. Le suivant ne l'est pas.

**Dans la semaine**, quelqu'un du groupe le plus proche vous appelle ou vous écrit, comme vous préférez. On parle une dizaine de minutes : de votre temps, de ce qui vous plaît, de ce que vous ne voulez pas faire.

**Le mois qui suit**, il y a une soirée d'accueil. Vingt places, deux heures, une tisane. Vous rencontrez votre binôme : une personne qui était à votre place l'an dernier.

**Et après ?** Vous choisissez. Relire une affiche depuis votre canapé compte autant que tenir une banderole. Si la vie vous rattrape, dites-nous « pas maintenant » : nous reviendrons vers vous à la date que vous aurez choisie, et pas avant.

Personne ne doit attendre plus d'une semaine sans réponse. Si cela vous arrive, c'est nous qui avons manqué quelque chose : écrivez à l'adresse de votre groupe, on s'en occupe.
`,
      `
**The same day** you receive a message that says we have read you. It was written in advance, we may as well say so. The next one is not.

**Within the week** somebody of the nearest group calls or writes, as you prefer. We talk for ten minutes: about your time, what you enjoy, what you do not want to do.

**In the month that follows** there is a welcome evening. Twenty places, two hours, herbal tea. You meet your buddy: someone who stood where you stand last year.

**And then?** You choose. Proofreading a poster from your sofa counts as much as carrying a banner. If life catches up with you, tell us “not now”: we shall come back at the date you chose, and not before.
`,
    ),
    pictureId: pictures.accueil,
    caption: text("La porte est ouverte, littéralement.", "The door is open, quite literally."),
  } as const;
  await publish(as.rennes, post, moment(now, -16, "18:20"));
}
