import type { ReactNode } from "react";
import css from "./kept-list.module.css";

export type Kept = { id: string; what: ReactNode; why: ReactNode; howLong: ReactNode };

/** What is kept, why, how long: three columns on a large screen, one below the other on a phone. */
export function KeptList({ kept, why, howLong }: { kept: readonly Kept[]; why: ReactNode; howLong: ReactNode }) {
  return (
    <ul className={css.kept}>
      {kept.map((row) => (
        <li key={row.id}>
          <h3>{row.what}</h3>
          <dl>
            <div>
              <dt>{why}</dt>
              <dd>{row.why}</dd>
            </div>
            <div>
              <dt>{howLong}</dt>
              <dd>{row.howLong}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
