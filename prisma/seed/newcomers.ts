import { findNewsletterAsked } from "@/lib/signups/asking/queries";
import { changeMySubscription } from "@/lib/signups/me/mutations";
import { after, hours, minutes } from "@/lib/time";
import { moment } from "./calendar";
import type { Chance } from "./chance";
import { done } from "./done";
import type { Person } from "./people";
import type { Story } from "./story";
import { linkOf, type Offer, type Visit } from "./visits";
import { french } from "./words";

const MESSAGES = [
  "Je ne sais pas trop quoi faire mais j'ai du temps le mercredi.",
  "Graphiste, je peux dessiner une affiche par mois. Pas plus, mais pas moins.",
  "J'ai tenu un guichet pendant vingt-deux ans. Je voudrais que ça serve.",
  "Étudiante, à vélo, plutôt le soir. J'aime bien accueillir les gens.",
  "Ma voisine m'a parlé de vous. Je peux conduire et faire des crêpes.",
  "Je peux traduire vers l'anglais et l'arabe, de chez moi.",
  "Disponible un samedi sur deux, j'apporte ma sono.",
];

const SKILLS: Offer["skills"][] = [
  ["welcome"],
  ["graphics", "web"],
  ["logistics", "driving"],
  ["writing", "translation"],
  ["cooking", "care"],
  ["photo"],
  ["legal", "training"],
];

const WHEN = ["Le soir en semaine", "Un samedi sur deux", "Quand il pleut", "Le mercredi après-midi"];

/** People who offer help: most confirmed and waiting for a human, the last ones with the mail still unopened. */
export function planOffers(story: Story, people: readonly Person[], chance: Chance): Visit[] {
  return people.map((who, index) => {
    const confirms = index < people.length - 3;
    const day = confirms ? -1 - (index % 13) : 0;
    const at = confirms ? moment(story.now, day, "12:00") : after(story.now, -minutes(90 + index));
    const offer = {
      group: chance.pick(["lucioles-paris", "lucioles-rennes", "lucioles-lyon", "lucioles"]),
      skills: chance.pick(SKILLS),
      message: chance.yes(0.6) ? french(chance.pick(MESSAGES)) : undefined,
      availability: chance.yes(0.5) ? chance.pick(WHEN) : undefined,
    };
    return { who, at, offer, confirms };
  });
}

/** People who subscribe, over the nine months of the campaign; the last ones have not confirmed yet. */
export function planSubscriptions(story: Story, people: readonly Person[], chance: Chance): Visit[] {
  return people.map((who, index) => {
    const confirms = index < people.length - 8;
    const at = confirms
      ? after(moment(story.now, -chance.whole(3, 260), "09:00"), minutes(chance.whole(0, 720)))
      : after(story.now, -minutes(20 + index * 4));
    return { who, at, subscribes: true, confirms };
  });
}

/** Some readers have had enough, and left by the link in the letter. */
export async function unsubscribeSome(story: Story, people: readonly Person[]): Promise<void> {
  for (const who of people) {
    const known = await findNewsletterAsked("la-lettre", who.email);
    if (!known?.subscriptionId) continue;
    const token = await linkOf(who, "me");
    done(await changeMySubscription(token, known.subscriptionId, "unsubscribe", after(story.now, -hours(30))));
  }
}
