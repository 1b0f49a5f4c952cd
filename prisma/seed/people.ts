import { type Address, parseAddress } from "@/lib/addresses";
import type { Locale } from "@/lib/local-text";
import { slugFrom } from "@/lib/slugs";
import type { Chance } from "./chance";

const FIRST_NAMES =
  `Camille Aïcha Paul Maëlle Samir Jeanne Théo Inès Lucas Fatou Léa Karim Zoé Hugo Nour Élise Malik Rosa
Yann Clémence Ibrahim Margot Tom Awa Gaspard Salomé Rachid Anouk Victor Leïla Simon Garance Amadou Chloé Bastien Yasmine
Robin Solène Mehdi Capucine Émile Sarah Loïc Mina Arthur Hana Félix Océane Nils Djamila Axel Violette Omar Louise Tanguy
Kenza Jules Perrine Idriss Agathe`.split(/\s+/);

const LAST_NAMES =
  `Roussel Haddad Marchetti Le-Goff Diallo Ferrand Nguyen Moreau Benali Kerguelen Traoré Lambert Costa Girard
Bouchard Le-Dantec Rossi Morvan Petitjean Sow Faure Chevalier Amrani Guillou Marchand Silva Perrot Tanguy Barbier Kaya Noël
Cariou Da-Costa Lemoine Belkacem Riou Fontaine Cissé Renault Prigent Vidal Hamel`.split(/\s+/);

const NICKNAMES = ["Renard", "Merle", "Ortie", "Vélo", "Mésange", "Caillou", "Tilleul", "Hérisson"];

/** Somebody invented: a name or nickname, an address under a domain that is reserved for examples. */
export type Person = { name: string | undefined; email: Address; locale: Locale; postcode: string };

const POSTCODES = [
  "35000",
  "35200",
  "35700",
  "75010",
  "75011",
  "75019",
  "75020",
  "93100",
  "69001",
  "69003",
  "69007",
  "69100",
];

function addressOf(local: string, domain: string): Address {
  const parsed = parseAddress(`${local}@${domain}`);
  if (!parsed.ok) throw new Error(`${local}: ${parsed.reason}`);
  return parsed.value;
}

/** So many people, no two with one address. */
export function inventPeople(count: number, chance: Chance): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? "Camille";
    const last = LAST_NAMES[(index * 11 + Math.floor(index / FIRST_NAMES.length)) % LAST_NAMES.length] ?? "Roussel";
    const nickname = chance.yes(0.09) ? `${chance.pick(NICKNAMES)} ${chance.whole(2, 99)}` : undefined;
    const local = nickname
      ? `${slugFrom(nickname)}.${index}`
      : `${slugFrom(first)}.${slugFrom(last)}${index >= 60 ? index : ""}`;
    return {
      name:
        nickname ?? (chance.yes(0.12) ? undefined : chance.yes(0.4) ? first : `${first} ${last.replaceAll("-", " ")}`),
      email: addressOf(local, chance.pick(["example.org", "example.net", "example.com"])),
      locale: chance.yes(0.1) ? "en" : "fr",
      postcode: chance.pick(POSTCODES),
    };
  });
}
