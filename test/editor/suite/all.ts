// Every file of the suite, in the order in which they run.
import './workspace.test.ts';
import './editing.test.ts';
import './scenarios.test.ts';
import './names.test.ts';
import './views.test.ts';
