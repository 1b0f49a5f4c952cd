import { env } from "@/lib/env";
import { dropWaitingMails } from "@/lib/jobs/mutations";
import { cancelSome, makeAll, peopleWithAnswers, planAnswers, tickWhoCame } from "./answers";
import { daysSince, daysUntil, FRIDAY, SATURDAY, THURSDAY } from "./calendar";
import { startCampaign } from "./campaign";
import { chanceFrom } from "./chance";
import { nameNeighbours } from "./collectives";
import * as coming from "./events/coming";
import { announceCounterSummit } from "./events/counter-summit";
import * as past from "./events/past";
import { foundHouse } from "./groups";
import { writeLetters } from "./letters";
import { planOffers, planSubscriptions, unsubscribeSome } from "./newcomers";
import { foundNewsletter } from "./newsletter";
import { writePages } from "./pages";
import { inventPeople } from "./people";
import { hangPictures } from "./pictures";
import * as calls from "./posts/calls";
import * as stories from "./posts/stories";
import type { Story } from "./story";

const PEOPLE = 400;
const OFFERS = 22;
const AT_ONCE = 4;

/**
 * Fills an empty instance with the demo: an invented collective in the middle of its campaign, dated around `now` so
 * that there are always past and coming events. Everything goes through the domain's own verbs. Answers the owner.
 */
export async function seedDemo(now = new Date()): Promise<{ ownerId: string }> {
  const story = await setTheScene(now);
  await tellEvents(story);
  await tellNews(story);
  await writePages(story);
  await writeLetters(story);
  await fillTheHouse(story);
  await dropWaitingMails({ samples: !env().smtpUrl });
  return { ownerId: story.ownerId };
}

async function setTheScene(now: Date): Promise<Story> {
  const founded = new Date(now.getTime() - 300 * 86_400_000);
  const house = await foundHouse(founded);
  const summit = daysUntil(now, SATURDAY, 12);
  const days = {
    summit,
    rally: summit + 1,
    projection: summit - 1,
    welcome: daysUntil(now, THURSDAY, 6),
    lyon: daysUntil(now, SATURDAY, 20),
    lanterns: daysSince(now, FRIDAY, 22),
  };
  const pictures = await hangPictures(house.as);
  const scene = { ...house, now, pictures, days };
  await nameNeighbours(house.as.lucioles);
  await foundNewsletter(scene);
  return { ...scene, campaignId: await startCampaign(scene) };
}

async function tellEvents(story: Story): Promise<void> {
  await past.tellBeginnings(story);
  await past.tellLanternWalk(story);
  await past.tellTalk(story);
  await past.tellTraining(story);
  await past.tellWorkshop(story);
  await announceCounterSummit(story);
  await coming.announceRally(story);
  await coming.announceWelcome(story);
  await coming.announceProjection(story);
  await coming.announceFullTraining(story);
  await coming.announceTheRest(story);
}

async function tellNews(story: Story): Promise<void> {
  await stories.tellLyon(story);
  await stories.tellQuietWeek(story);
  await stories.tellWalk(story);
  await stories.tellPress(story);
  await stories.tellCosts(story);
  await calls.tellWelcome(story);
  await calls.relayCall(story);
  await calls.tellProgramme(story);
}

/** People come: answers, subscriptions, offers of help, in the order of time; then second thoughts and the door. */
async function fillTheHouse(story: Story): Promise<void> {
  const chance = chanceFrom(2022);
  const people = inventPeople(PEOPLE, chance);
  const { visits, cancels } = planAnswers(story, people, chance);
  const others = people.slice(peopleWithAnswers(story));
  const readers = planSubscriptions(story, others.slice(OFFERS), chance);
  const helpers = planOffers(story, others.slice(0, OFFERS), chance);
  await makeAll([...visits, ...readers, ...helpers], AT_ONCE);
  await cancelSome(story, cancels);
  await tickWhoCame(story, visits, cancels);
  await unsubscribeSome(story, others.slice(OFFERS + 4, OFFERS + 22));
}
