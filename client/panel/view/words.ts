/**
 * The page's words in the user's language. The extension has put the translations into the page; they are set up here,
 * so that whoever imports `t` finds them.
 */
import { config, t } from '@vscode/l10n';

config({ contents: JSON.parse(document.body.dataset.l10n ?? '{}') });

export { t };
