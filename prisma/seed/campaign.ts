import { addCall } from "@/lib/campaigns/calls/mutations";
import { addFigure } from "@/lib/campaigns/figures/mutations";
import { createCampaign, publishCampaign } from "@/lib/campaigns/mutations";
import type { CallInput } from "@/lib/campaigns/schema";
import { moment, month } from "./calendar";
import { done } from "./done";
import { fillLibrary } from "./library";
import type { Story } from "./story";
import { text } from "./words";

const BODY = text(
  `
On nous dit que tout est plus simple : prendre un rendez-vous, inscrire un enfant, déclarer un loyer, parler à quelqu'un. Il suffirait d'un téléphone récent, d'un bon réseau, d'un mot de passe et d'un peu de patience. Et quand cela ne marche pas, il n'y a plus personne à qui le dire.

Nous ne sommes pas contre les machines. Nous sommes pour qu'elles restent à leur place : celle d'outils que l'on choisit, que l'on comprend, que l'on peut éteindre.

## Ce que nous demandons

- **Un guichet ouvert** pour chaque démarche obligatoire, avec une personne derrière, à moins d'une demi-heure de chez soi.
- **Des écoles qui respirent** : le papier, le dehors et la conversation d'abord, l'écran quand il sert.
- **Des outils que l'on répare** : des notices lisibles, des pièces, des ateliers dans chaque quartier.

## Comment nous faisons

Nous tenons des tables dans la rue, nous organisons des conférences et des marches, nous écrivons à nos élus et nous les invitons. Tout ce que nous faisons est public, déclaré quand il le faut, et sans violence. Chaque mois, nous accueillons et formons de nouvelles personnes : personne ne reste seul avec son envie d'aider.
`,
  `
We are told that everything is simpler now: booking an appointment, enrolling a child, declaring a rent, talking to someone. All it takes is a recent phone, a good network, a password and some patience. And when it fails, there is nobody left to say so to.

We are not against machines. We want them in their place: tools one chooses, understands, and can switch off.

## What we ask for

- **An open counter** for every compulsory formality, with a person behind it, within half an hour of home.
- **Schools with room to breathe**: paper, the outdoors and conversation first, screens when they serve.
- **Tools one can mend**: readable manuals, spare parts, workshops in every neighbourhood.

## How we go about it

We hold tables in the street, organise talks and walks, write to our representatives and invite them. All we do is public, declared where it must be, and without violence. Every month we welcome and train new people: nobody stays alone with the wish to help.
`,
);

const CALLS: Omit<CallInput, "campaignId">[] = [
  {
    kind: "COME",
    title: text("Venez au contre-sommet", "Come to the counter-summit"),
    text: text(
      "Six rencontres, une assemblée, de la soupe. Entrée libre, on s'inscrit pour que chacun ait une chaise.",
      "Six sessions, an assembly, soup. Free entry; sign up so that everybody has a chair.",
    ),
    href: "/events/contre-sommet",
  },
  {
    kind: "LODGING",
    title: text("Un lit pour la nuit", "A bed for the night"),
    text: text(
      "Une cinquantaine de personnes arrivent de toute la France. Vous avez un canapé à Paris ou tout près ? Dites-le-nous.",
      "Some fifty people come from all over the country. Do you have a sofa in or near Paris? Tell us.",
    ),
    href: "/join",
  },
  {
    kind: "TRAVEL",
    title: text("Faire la route ensemble", "Travel together"),
    text: text(
      "Des voitures partent de Rennes et de Lyon le samedi matin. Il reste des places, il manque des conducteurs.",
      "Cars leave Rennes and Lyon on Saturday morning. There are seats left, and drivers missing.",
    ),
    href: "/join",
  },
  {
    kind: "TRAIN",
    title: text("Se former avec nous", "Train with us"),
    text: text("Tenir une table, prendre la parole, accueillir : cela s'apprend, en une soirée et en bonne compagnie."),
    href: "/events/accueil-nouveaux",
  },
];

/** Starts the campaign that holds the story together; answers its id. */
export async function startCampaign({ as, now, pictures }: Omit<Story, "campaignId">): Promise<string> {
  const scope = as.lucioles;
  const begun = moment(now, -275, "10:00");
  const { campaignId } = done(
    await createCampaign(
      scope,
      {
        slug: "reprendre-la-main",
        title: text("Reprendre la main", "Taking matters back in hand"),
        summary: text(
          "Des guichets avec des gens, des écoles qui respirent, des outils que l'on répare : neuf mois de campagne dans trois villes.",
          "Counters with people, schools with room to breathe, tools one can mend: nine months of campaigning in three cities.",
        ),
        body: BODY,
        hashtag: "ReprendreLaMain",
        startedOn: month(now, -9),
        pictureId: pictures["reprendre-la-main"],
      },
      begun,
    ),
  );
  for (const call of CALLS) done(await addCall(scope, { ...call, campaignId }));
  await fillLibrary({ as, now, pictures }, campaignId, begun);
  const figure = (fr: string, en: string, value: number, approximate: boolean) =>
    addFigure(scope, { of: { campaignId }, label: text(fr, en), value, approximate });
  done(await figure("bénévoles attendus toute la semaine", "volunteers expected all week", 50, true));
  done(await figure("villes", "cities", 3, false));
  done(await publishCampaign(scope, campaignId, begun));
  return campaignId;
}
