/** The sample newsletter, its recurring topics and its invented readers: all words here are our own. */
export const sampleNewsletter = {
  name: 'Gradient Notes',
  slug: 'gradient-notes',
  description: 'What changed in deep learning this week, and what to do about it.',
  sender: { name: 'Gradient Notes', address: 'editors@gradient-notes.example' },
  replyTo: 'editors@gradient-notes.example',
  postalAddress: 'Gradient Notes, 12 Harbour Lane, 20457 Hamburg, Germany',
  language: 'en',
  timeZone: 'Europe/Berlin',
  slot: { weekday: 5, time: '09:00' },
} as const;

/** Topic → words that stand in the titles of the entries it ties together. */
export const sampleTopics: readonly {
  readonly name: string;
  readonly slug: string;
  readonly titlesHold: readonly string[];
}[] = [
  { name: 'State space models', slug: 'state-space-models', titlesHold: ['Mamba', 'state space'] },
  { name: 'NVFP4', slug: 'nvfp4', titlesHold: ['NVFP4'] },
  { name: 'Gemma', slug: 'gemma', titlesHold: ['Gemma'] },
  { name: 'Inference benchmarks', slug: 'inference-benchmarks', titlesHold: ['MLPerf'] },
  { name: 'Attention', slug: 'attention', titlesHold: ['Attention', 'attention'] },
];

const names = [
  'Ada Winter',
  'Bela Fischer',
  'Chiara Rossi',
  'Dmitri Volkov',
  'Elif Kaya',
  'Femi Adeyemi',
  'Grace Okafor',
  'Hana Suzuki',
  'Ines Duarte',
  'Jonas Lind',
  'Karim Haddad',
  'Leila Farahani',
  'Marta Nowak',
  'Noam Levi',
  'Olga Petrova',
  'Pedro Alves',
  'Qing Li',
  'Ravi Menon',
  'Sofia Lund',
  'Tomás Vega',
  'Uma Rao',
  'Victor Hugo Silva',
  'Wanda Król',
  'Ximena Paz',
  'Yusuf Demir',
];

/** Twenty-five readers at a reserved domain (RFC 2606): nobody real can ever be mailed. */
export const sampleReaders = names.map((name) => ({
  name,
  address: `${name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.')}@readers.example`,
}));
