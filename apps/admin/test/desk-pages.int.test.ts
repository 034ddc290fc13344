import './share-desk.ts';
import './projection.suite.ts';
import './theme.suite.ts';
import './desk-plans.suite.ts';
import './status.suite.ts';
import './follower.suite.ts';
