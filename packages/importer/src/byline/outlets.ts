/** Sources that research newsletters name again and again; matched as written, longest first. */
export const knownOutlets: readonly string[] = [
  'Hugging Face Blog',
  'Google Research Blog',
  'Google DeepMind Blog',
  'Google AI Blog',
  'Google Blog',
  'Microsoft Research Blog',
  'Microsoft Research',
  'NVIDIA Developer Blog',
  'NVIDIA Technical Blog',
  'NVIDIA Research',
  'NVIDIA Blog',
  'PyTorch Blog',
  'TensorFlow Blog',
  'AMD Blog',
  'Meta AI Blog',
  'OpenAI Blog',
  'AWS Machine Learning Blog',
  'MIT Technology Review',
  'MIT Tech Review',
  'MIT News',
  'Stanford HAI',
  'IEEE Spectrum',
  'Quanta Magazine',
  'The Information',
  'The Verge',
  'The Register',
  'The Gradient',
  'The New York Times',
  'The Wall Street Journal',
  'The Economist',
  'Financial Times',
  'Ars Technica',
  'Import AI',
  'Hacker News',
  'Latent Space',
  'Papers with Code',
  'Semantic Scholar',
  'Nature Communications',
  'Nature Machine Intelligence',
  'MarkTechPost',
  'VentureBeat',
  'TechCrunch',
  'ServeTheHome',
  'SemiAnalysis',
  'MLCommons',
  'OpenReview',
  'Substack',
  'GitHub',
  'HuggingFace',
  'Hugging Face',
  'Bloomberg',
  'CNBC',
  'DeepMind',
  'EleutherAI',
  'InfoQ',
  'LinkedIn',
  'LWN',
  'Medium',
  'Nature',
  'Phoronix',
  'PubMed',
  'Reddit',
  'Reuters',
  'Science',
  'Wired',
  'WIRED',
  'YouTube',
  'arXiv',
  'bioRxiv',
  'medRxiv',
  'AIToolly',
];

const outletWord =
  '(?:Blog|News|Newsletter|Newswire|Post|Times|Journal|Review|Magazine|Research|Substack|Medium|GitHub|Labs?|Institute|Team|Docs|Report|Weekly|Daily|Wire|Press|Today|Insider|Notes|Forum|Community|Foundation|University|Bulletin|Chronicle|Gazette|Herald|Observer|Podcast|Letters)';

/** "Someone's Blog", "Some Journal": words with capitals of which the last says that it publishes; not anchored at the end. */
export const outletPattern = `(?:[\\p{Lu}\\p{N}][\\p{L}\\p{N}.&'’+-]*\\s+(?:(?:of|the|for|and|&)\\s+)*){0,4}${outletWord}(?:\\s+${outletWord})*`;

const wholeOutlet = new RegExp(`^(?:the\\s+)?${outletPattern}$`, 'u');

/** The text names a place that publishes (blog, journal, site), not a person and not a venue. */
export function isOutlet(text: string): boolean {
  return (
    knownOutlets.includes(text) ||
    wholeOutlet.test(text) ||
    /\b(?:blog|newsletter|substack|release notes|press release|project page|website)\b/i.test(text)
  );
}

/** Where news of software and companies stands, as against where papers stand. */
export function isNewsOutlet(text: string): boolean {
  return (
    /\b(?:blog|news(?:letter)?|substack|medium|release notes|press release|changelog|post|venturebeat|techcrunch|marktechpost)\b/i.test(
      text,
    ) && !/arxiv|openreview/i.test(text)
  );
}
