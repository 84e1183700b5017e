/** All that the server serves. A new service is a line here. */
import { actions } from './actions.ts';
import { analysis } from './analysis.ts';
import { check } from './check.ts';
import { comparison } from './comparison.ts';
import { crises } from './crises.ts';
import { diagnostics } from './diagnostics.ts';
import { folders } from './folders.ts';
import { hierarchies } from './hierarchies.ts';
import { inlayHints } from './inlay-hints.ts';
import { lenses } from './lenses.ts';
import { movedFiles } from './moved-files.ts';
import { names } from './names.ts';
import { outline } from './outline.ts';
import { pages } from './pages.ts';
import { places } from './places.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { text } from './text.ts';
import { tools } from './tools.ts';
import { whatIf } from './what-if.ts';

export const services = [
  places,
  names,
  outline,
  text,
  semanticTokens,
  hierarchies,
  inlayHints,
  movedFiles,
  actions,
  diagnostics,
  lenses,
  crises,
  analysis,
  comparison,
  tools,
  whatIf,
  check,
  pages,
  folders,
] as const;
