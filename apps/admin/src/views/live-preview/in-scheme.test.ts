import { describe, expect, test } from '@jest/globals';
import { inScheme } from './in-scheme.ts';

const page =
  '<html><head><style>@media (prefers-color-scheme: dark){p{color:red}} @media screen and (prefers-color-scheme:light){p{color:blue}}</style></head></html>';

describe('a preview in a scheme', () => {
  test('dark rules hold in dark and nowhere else, light ones the other way round', () => {
    expect(inScheme(page, 'dark')).toContain('@media all{p{color:red}} @media screen and not all{');
    expect(inScheme(page, 'light')).toContain('@media not all{p{color:red}} @media screen and all{');
  });

  test('says so to what the browser draws itself', () => {
    expect(inScheme(page, 'dark')).toContain('<head><style>:root{color-scheme:dark only}</style>');
  });
});
