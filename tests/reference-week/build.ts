import { createOrganizer } from "@/lib/auth/mutations";
import type { Scope } from "@/lib/auth/scope";
import { scopeForScript } from "@/lib/auth/script-scope";
import { addCall } from "@/lib/campaigns/calls/mutations";
import { addFigure } from "@/lib/campaigns/figures/mutations";
import { createCampaign, publishCampaign } from "@/lib/campaigns/mutations";
import { nameCollective } from "@/lib/events/collectives/mutations";
import { COLLECTIVE_KINDS } from "@/lib/events/collectives/schema";
import { createGroup, grantRole } from "@/lib/groups/mutations";
import { addMedia } from "@/lib/media/mutations";
import { createNewsletter } from "@/lib/newsletters/publications/mutations";
import { addMention } from "@/lib/publishing/mentions/mutations";
import { publishPost, writePost } from "@/lib/publishing/mutations";
import { addResource } from "@/lib/resources/mutations";
import type { ResourceInput } from "@/lib/resources/schema";
import { anAddress } from "../helpers/story";
import { buildEvents } from "./build-events";
import { facts } from "./facts";
import { held } from "./held";

export const NOW = new Date("2025-02-11T10:00:00Z");

/** Builds the week with the verbs an organizer has; nothing is written past them. */
export async function buildWeek(): Promise<void> {
  const scope = await foundCollective();
  const { collective, hashtag, started } = facts.campaign;
  const title = { fr: `#${hashtag}` };
  const begun = new Date("2024-04-15T10:00:00Z");
  const { campaignId } = held(
    await createCampaign(scope, { slug: "la-campagne", title, hashtag, startedOn: started }, begun),
  );
  held(await publishCampaign(scope, campaignId, begun));
  held(await nameCollective(scope, { name: collective.name, shortName: collective.short, groupId: scope.groupId }));
  for (const partner of facts.partners) {
    const kind = COLLECTIVE_KINDS.find((known) => known === partner.kind);
    held(await nameCollective(scope, { name: partner.name, shortName: partner.short, kind }));
  }
  await buildEvents(scope, campaignId);
  await buildCalls(scope, campaignId);
  await buildPublishing(scope, campaignId);
}

/** The collective with its local groups; the scope is its owner's. */
async function foundCollective(): Promise<Scope> {
  const { name, short, founded } = facts.campaign.collective;
  const root = { slug: "atr", name: { fr: name }, shortName: short, foundedOn: String(founded) };
  const { groupId } = held(await createGroup(root, NOW));
  for (const city of facts.people.local_groups_named) {
    const local = { slug: `atr-${city.toLowerCase()}`, name: { fr: `${short} ${city}` }, city, parentId: groupId };
    held(await createGroup(local, NOW));
  }
  const { organizerId } = await createOrganizer({ email: anAddress("owner@example.org"), name: "Owner" }, NOW);
  held(await grantRole({ organizerId, groupId, name: "OWNER" }, NOW));
  return scopeForScript(organizerId, groupId, NOW);
}

/** Fifty people on site, from everywhere: travel and a bed, and the door that is open all year. */
async function buildCalls(scope: Scope, campaignId: string): Promise<void> {
  const label = { fr: "bénévoles sur place toute la semaine" };
  held(await addFigure(scope, { of: { campaignId }, label, value: facts.people.volunteers_on_site_all_week }));
  held(await addCall(scope, { campaignId, kind: "TRAVEL", title: { fr: "Faire la route ensemble" } }));
  held(await addCall(scope, { campaignId, kind: "LODGING", title: { fr: "Un lit pour la nuit" } }));
  held(
    await addCall(scope, { campaignId, kind: "SUBSCRIBE", title: { fr: "Recevoir la lettre" }, href: "/newsletter" }),
  );
  held(await addCall(scope, { campaignId, kind: "HELP", title: { fr: "Nous rejoindre" }, href: "/join" }));
  held(await createNewsletter(scope, { slug: "lettre", title: { fr: "La lettre" } }, NOW));
}

async function buildPublishing(scope: Scope, campaignId: string): Promise<void> {
  const sizes = { width: 1600, height: 1000, widths: [1600] };
  const { mediaId } = held(await addMedia(scope, { path: "/demo/contre-sommet", ...sizes, alt: { fr: "L’affiche" } }));
  const at = new Date("2025-01-20T09:00:00Z");
  const post = {
    slug: "annonce",
    campaignId,
    category: "NEWS",
    title: { fr: "Contre-sommet de l’IA" },
    body: { fr: "Le programme est là[^1].\n\n[^1]: Sous réserve d’une confirmation." },
    author: facts.campaign.collective.name,
    pictureId: mediaId,
    caption: { fr: "L’affiche du contre-sommet" },
  } as const;
  const { postId } = held(await writePost(scope, post, at));
  held(await publishPost(scope, postId, at));
  const republished = { url: "https://partner.example/annonce", publishedOn: "2025-01-24", copyright: "© Partner" };
  held(await addMention(scope, { postId, kind: "REPUBLICATION", siteName: "Partner", ...republished }));
  held(await addMention(scope, { postId, kind: "RESPONSE", siteName: "Another site", url: "https://other.example/" }));
  await buildResources(scope, campaignId);
}

async function buildResources(scope: Scope, campaignId: string): Promise<void> {
  const add = async (resource: Omit<ResourceInput, "campaignId">) =>
    held(await addResource(scope, { campaignId, ...resource }, NOW)).resourceId;
  const tell = async (resourceId: string, fr: string, value: number, approximate = false) =>
    held(await addFigure(scope, { of: { resourceId }, label: { fr }, value, approximate }));
  const pdf = { mediaType: "application/pdf", language: "fr" };
  const letter = await add({ kind: "OPEN_LETTER", title: { fr: "Lettre ouverte" }, publisher: "A newspaper" });
  await tell(letter, "organisations et collectifs signataires", 100, true);
  await add({ kind: "PETITION", title: { fr: "Pétition" }, url: "https://petition.example/" });
  await add({ kind: "BROCHURE", title: { fr: "Brochure" }, url: "https://files.example/brochure.pdf", ...pdf });
  await add({ kind: "COMIC", title: { fr: "Bande dessinée" }, url: "https://files.example/bd.pdf", ...pdf });
  await add({ kind: "RECORDING", title: { fr: "Conférences à revoir" }, url: "https://videos.example/" });
  await add({ kind: "PRESS", title: { fr: "Un article" }, publisher: "A paper", publishedOn: "2025-02-09" });
  await add({
    kind: "PRESS",
    title: { fr: "Un autre article" },
    publisher: "Another paper",
    publishedOn: "2025-02-10",
  });
  const map = await add({ kind: "MAP", title: { fr: "La carte" }, url: "https://map.example/" });
  await tell(map, "sites", 35);
  await tell(map, "régions", 9);
}
