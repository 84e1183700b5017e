/** What happens when the language server ends unasked: it is started again, unless it ends again and again. */
import { commands, l10n, window } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
  type Message,
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
    void giveUp();
    return {
      action: CloseAction.DoNotRestart,
      message: `The language server ended ${restarts + 1} times within ${period / 60_000} minutes.`,
      handled: true,
    };
  }

  /** A message that could not be sent or read: three in a row are borne, then the server is stopped. */
  error(_error: Error, _message: Message | undefined, count: number | undefined): ErrorHandlerResult {
    return { action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown };
  }
}

async function giveUp(): Promise<void> {
  const again = l10n.t('Restart');
  const output = l10n.t('Show Output');
  const answer = await window.showErrorMessage(
    l10n.t(
      'Foedus has stopped: its language server ended {0} times within {1} minutes. Your texts are as you left them. The output says what happened.',
      restarts + 1,
      period / 60_000,
    ),
    again,
    output,
  );
  if (answer === again) await commands.executeCommand('foedus.restart');
  else if (answer === output) await commands.executeCommand('foedus.showOutput');
}
