import './share-desk.ts';
import './issue-life.suite.ts';
import './previously.suite.ts';
import './previews.suite.ts';
import './preview-remarks.suite.ts';
import './comments.suite.ts';
import './two-editors.suite.ts';
import './corrections.suite.ts';
