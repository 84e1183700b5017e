/** What happens when the language server ends unasked: it is started again, unless it ends again and again. */
import { commands, l10n, window } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';

/** So often in a row it is started again … */
const restarts = 4;

/** … if it ended so often within this time, in milliseconds. */
const period = 3 * 60_000;

/**
 * The client sends a new server every open text as it is now, so nothing is lost. The library's own handler does the
 * same, but never forgets: after a restart by hand the first end would be the last, and it offers no restart.
 */
export class Endings implements ErrorHandler {
  #times: number[] = [];

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#times = [...this.#times.filter((time) => now - time < period), now];
    if (this.#times.length <= restarts) return { action: CloseAction.Restart };
    this.#times = [];
    void offerRestart(
      l10n.t(
        'Foedus has stopped: its language server ended {0} times within {1} minutes. Your texts are as you left them. The output says what happened.',
        restarts + 1,
        period / 60_000,
      ),
    );
    return {
      action: CloseAction.DoNotRestart,
      message: `The language server ended ${restarts + 1} times within ${period / 60_000} minutes.`,
      handled: true,
    };
  }

  /**
   * A message could not be sent or read. What is written to a server that is just ending fails as well, often several
   * times before its end is noticed: to stop the client for that, as the library's handler does, would prevent the restart.
   */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue };
  }
}

/** Says that Foedus is not running, and what can be done. */
export async function offerRestart(says: string): Promise<void> {
  const again = l10n.t('Restart');
  const output = l10n.t('Show Output');
  const answer = await window.showErrorMessage(says, again, output);
  if (answer === again) await commands.executeCommand('foedus.restart');
  else if (answer === output) await commands.executeCommand('foedus.showOutput');
}
