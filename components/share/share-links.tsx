import { useTranslations } from "next-intl";
import css from "./share.module.css";

/** Ways to pass a page on: plain links that carry the title and the address, and the address to copy. No script, no count. */
export function ShareLinks({ title, url, label, id }: { title: string; url: string; label: string; id: string }) {
  const t = useTranslations("share");
  const text = `${title} ${url}`;
  const links = [
    [t("mail"), `mailto:?${query({ subject: title, body: t("mail_body", { title, url }) })}`],
    [t("signal"), `sgnl://send?${query({ text })}`],
    [t("whatsapp"), `https://wa.me/?${query({ text })}`],
    [t("mastodon"), `https://share.joinmastodon.org/#${query({ text })}`],
  ] as const;
  return (
    <div className={`no-print ${css.share}`}>
      <p className={css.label} id={`${id}-label`}>
        {label}
      </p>
      <ul className={css.links} aria-labelledby={`${id}-label`}>
        {links.map(([word, href]) => (
          <li key={word}>
            <a href={href} rel="noopener noreferrer">
              {word}
            </a>
          </li>
        ))}
      </ul>
      <label className={css.copy}>
        <span>{t("link")}</span>
        <input readOnly value={url} />
      </label>
    </div>
  );
}

/** Query with %20, not "+": mail programs and messengers show a plus as it is. */
const query = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
