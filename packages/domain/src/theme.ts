import { z } from 'zod';
import { ImageRef } from './image-ref.ts';

/** The brand a newsletter prints with; colours are `#rrggbb`, for light and dark apart. */
const Palette = z.object({
  paper: z.string(),
  ink: z.string(),
  secondary: z.string(),
  rule: z.string(),
  accent: z.string(),
});

/** Families by character, not by name: a mail may only use what readers' machines have, each with its fallbacks. */
export const fontNames = ['serif', 'book', 'sans', 'wide', 'mono'] as const;
export type FontName = (typeof fontNames)[number];

/** Absent on themes from before there was such a thing: the house's own fonts, and the name in place of a logo. */
export const Theme = z.object({
  light: Palette,
  dark: Palette,
  radiusPx: z.int().min(0).max(12),
  /** Of running text and titles, and of labels and small print. */
  fonts: z.object({ text: z.enum(fontNames), labels: z.enum(fontNames) }).optional(),
  /**
   * In place of the wordmark; `dark` where the scheme is dark, else `light` there too. `onPaper` is `light` laid on the
   * light paper, for mails: programs that darken mails by themselves leave pictures as they are.
   */
  logo: z
    .object({ light: ImageRef, dark: ImageRef.nullable(), onPaper: ImageRef.optional() })
    .nullable()
    .optional(),
});
export type Theme = z.infer<typeof Theme>;

/** Paper and ink first, one accent (shared design, "The look"). */
export const defaultTheme: Theme = {
  light: { paper: '#fbfaf7', ink: '#1d1c1a', secondary: '#5e5a53', rule: '#e4dfd6', accent: '#8a2d1c' },
  dark: { paper: '#151513', ink: '#ece8e1', secondary: '#a8a196', rule: '#33312d', accent: '#f0917c' },
  radiusPx: 3,
};
