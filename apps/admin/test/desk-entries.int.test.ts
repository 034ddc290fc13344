import './share-desk.ts';
import './entries.suite.ts';
import './merge.suite.ts';
import './merged-topics.suite.ts';
import './paste.suite.ts';
import './archive-import.suite.ts';
import './link-care.suite.ts';
import './digest.suite.ts';
