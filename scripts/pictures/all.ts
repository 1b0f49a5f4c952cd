import { assembly, crowdWithBanners, openDoor } from "./crowds";
import { lanternWalk, openHandWithLight } from "./hands";
import { pathOfLights, threeCities } from "./places";
import type { Picture } from "./press";
import { megaphoneAndBirds, paperTable, projection, sleepingTelephone } from "./things";

/** The demo's pictures; their words for those who do not see them stand in prisma/seed/pictures.ts. */
export const PICTURES: readonly Picture[] = [
  openHandWithLight,
  assembly,
  crowdWithBanners,
  openDoor,
  lanternWalk,
  megaphoneAndBirds,
  sleepingTelephone,
  paperTable,
  projection,
  pathOfLights,
  threeCities,
];
