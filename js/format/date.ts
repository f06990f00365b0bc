/** Dates of the store as text, the same day whatever the time zone of the shopper. */

/** Options of {@link formatDate}. */
export interface DateOptions {
  /** A language tag; the page's language by default. */
  locale?: string | readonly string[] | undefined;
  /** How to write the date; `medium` by default. */
  dateStyle?: 'full' | 'long' | 'medium' | 'short';
  /** How to write the time; left out by default. */
  timeStyle?: 'full' | 'long' | 'medium' | 'short';
  /** Where an instant is shown (`Europe/Berlin`); the shopper's own time zone by default. */
  timeZone?: string;
}

/**
 * Writes a date as the store sends it, or gives `null` for what is none.
 *
 * A date without a time zone (`2026-11-24T09:30:00`, `2026-11-24 09:30:00`, `2026-11-24`) is the clock on the
 * shop's wall: it is written as it is, and no time zone of the shopper's makes another day of it. One with a time
 * zone (`…Z`, `…+01:00`) is an instant, and so is a field that ends in `_gmt` once a `Z` is put behind it. Since 0.1.0.
 */
export function formatDate(text: string, options: DateOptions = {}): string | null {
  const { locale, dateStyle = 'medium', timeStyle, timeZone } = options;
  const [, day = '', time = '00:00:00', zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/.exec(text.trim()) ?? [];
  const offset = zone === undefined ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const instant = new Date(`${day}T${time}${offset}`);
  // The platform makes March of the 31st of February.
  if (day === '' || Number.isNaN(instant.getTime()) || !isDay(day)) return null;
  const shown = zone === undefined ? 'UTC' : timeZone;
  return new Intl.DateTimeFormat(locale as string | string[] | undefined, {
    dateStyle,
    ...(timeStyle && { timeStyle }),
    ...(shown && { timeZone: shown }),
  }).format(instant);
}

function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
