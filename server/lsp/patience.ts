/** Waiting for a client that may never answer. */

/** Milliseconds of silence after which we go on without the answer. */
const silence = 5_000;

/** Waits as long as something keeps coming; once it has waited in vain it does not wait again until something comes. */
export class Patience {
  #heard = 0;
  #lost = false;

  /** The client has answered something. */
  heard(): void {
    this.#heard = Date.now();
    this.#lost = false;
  }

  /** Settles when the work is done, true; or when nothing has been heard for too long, false. Never rejects. */
  async until(work: Promise<unknown>): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    this.#heard = Date.now();
    const inVain = new Promise<false>((resolve) => {
      const look = () => {
        const left = this.#heard + silence - Date.now();
        if (left > 0 && !this.#lost) timer = setTimeout(look, left);
        else {
          this.#lost = true;
          resolve(false);
        }
      };
      look();
    });
    const done = work.then(
      () => true,
      () => true,
    );
    try {
      return await Promise.race([done, inVain]);
    } finally {
      clearTimeout(timer);
    }
  }
}
