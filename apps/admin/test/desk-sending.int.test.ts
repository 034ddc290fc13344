import './share-desk.ts';
import './approval-as-seen.suite.ts';
import './campaign-verbs.suite.ts';
import './edited-before-start.suite.ts';
import './checks.suite.ts';
import './doctor-and-sending.suite.ts';
import './segments.suite.ts';
import './second-newsletter.suite.ts';
