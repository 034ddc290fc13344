const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+';
const day = '\\d{1,2}(?:st|nd|rd|th)?';
const year = '(?:19|20)\\d{2}';
const about =
  '(?:~|≈|≃|circa|ca\\.?|c\\.|around|about|approx(?:\\.|imately)?|roughly|early|mid|late|end of|beginning of)[\\s-]*';

const dated = [
  // April 2, 2026 · April 2–4 · May 18
  `${month}\\s+${day}(?:\\s*[-–—]\\s*(?:${month}\\s+)?${day})?(?:,?\\s+${year})?`,
  // 2 April 2026
  `${day}(?:\\s*[-–—]\\s*${day})?(?:\\s+of)?\\s+${month}(?:,?\\s+${year})?`,
  // April 2026 · April
  `${month}(?:,?\\s+${year})?`,
  // Q2 2026 · Spring 2026 · H1 2026
  `(?:q[1-4]|h[12]|spring|summer|autumn|fall|winter)(?:,?\\s+${year})?`,
  // 2026-04-02 · 2026/04 · 04/02/2026 · 2.4.2026
  `${year}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?`,
  `\\d{1,2}[-/.]\\d{1,2}[-/.](?:${year}|\\d{2})`,
  year,
  '(?:on-?going|continuing|rolling|in progress|tba|tbd|forthcoming|upcoming)',
  '(?:today|yesterday|tomorrow|this (?:week|month|year)|last (?:week|month|year|night))',
].join('|');

const wholly = new RegExp(`^(?:${about})?(?:${weekday})?(?:${dated})$`, 'iu');
const atStart = new RegExp(`^(?:${about})?(?:${weekday})?(?:${dated})(?=\\s|$|[,;:.)])`, 'iu');

/** The whole text is a date as people type it under a headline ("April 2, 2026", "~May 22", "ongoing"). */
export function looksLikeDate(text: string): boolean {
  return wholly.test(text.trim());
}

/** The date a text begins with, as typed; null when it begins otherwise. */
export function leadingDate(text: string): string | null {
  return atStart.exec(text)?.[0] ?? null;
}
