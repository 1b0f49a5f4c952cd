import type { IModule } from "dependency-cruiser";
import type { Violation } from "./violation";

/** Where a process begins: it puts the parts together, and nothing imports it. */
const ROOTS = new Set(["lib/http/main.ts"]);

const domainOf = (file: string): string | undefined => /^lib\/([^/]+)\//.exec(file)?.[1];

type Edges = Map<string, Map<string, string>>;

/** Which domain folder imports which, with one file that does; tests, roots and type-only imports aside. */
function edgesBetween(modules: IModule[]): Edges {
  const edges: Edges = new Map();
  for (const { source, dependencies } of modules) {
    const from = domainOf(source);
    if (!from || ROOTS.has(source) || /\.test\.tsx?$/.test(source)) continue;
    for (const { resolved, dependencyTypes } of dependencies) {
      const to = domainOf(resolved);
      if (!to || to === from || dependencyTypes.includes("type-only")) continue;
      const targets = edges.get(from) ?? new Map<string, string>();
      edges.set(from, targets.set(to, targets.get(to) ?? source));
    }
  }
  return edges;
}

function reaches(edges: Edges, from: string, wanted: string, seen = new Set<string>()): boolean {
  if (from === wanted) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(edges.get(from)?.keys() ?? [])].some((next) => reaches(edges, next, wanted, seen));
}

/** No domain folder imports one that, by whatever way, imports it. */
export function domainCycles(modules: IModule[]): Violation[] {
  const edges = edgesBetween(modules);
  return [...edges].flatMap(([from, targets]) =>
    [...targets]
      .filter(([to]) => reaches(edges, to, from))
      .map(([to, file]) => ({ file, rule: "no-domain-cycles", why: `${from} → ${to} → … → ${from}` })),
  );
}
