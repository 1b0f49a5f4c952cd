import type { Scope } from "@/lib/auth/scope";
import { nameCollective } from "@/lib/events/collectives/mutations";
import type { CollectiveInput } from "@/lib/events/collectives/schema";
import { done } from "./done";
import { french } from "./words";

/** Those around us, all invented. */
const NEIGHBOURS: CollectiveInput[] = [
  { name: "Assemblée des quartiers", shortName: "ADQ", kind: "collective" },
  { name: "Atelier Sans-Fil", kind: "association" },
  { name: "Le Papier", kind: "newspaper" },
  { name: "Yeux ouverts", kind: "association" },
  { name: "Les Ami·es du temps long", kind: "association" },
  { name: "Syndicat des métiers du guichet", shortName: "SMG", kind: "union" },
  { name: "Technique et société", kind: "association" },
  { name: "Terre et Cie", kind: "cooperative" },
  { name: "Association pour des guichets humains", shortName: "APGH", kind: "association" },
  { name: "Collectif étudiant de Villejean", kind: "collective" },
];

/** Notes the collectives of the story, the group itself among them. */
export async function nameNeighbours(scope: Scope): Promise<void> {
  done(await nameCollective(scope, { name: "Les Lucioles", kind: "collective", groupId: scope.groupId }));
  for (const neighbour of NEIGHBOURS) done(await nameCollective(scope, { ...neighbour, name: french(neighbour.name) }));
}
