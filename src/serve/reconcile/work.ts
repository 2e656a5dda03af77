import { refuse } from '../refuse.ts';

/** Steps of comparisons per request: less than two seconds, in which the server does nothing else. */
const mostSteps = 400_000_000;

/** The remaining steps of a request. */
export class Work {
  #left = mostSteps;

  /** Rejects the request before a comparison that exceeds the remaining steps. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0)
      refuse(
        413,
        `comparing names and values would take more than ${mostSteps.toLocaleString('en')} steps; send fewer or shorter queries`,
      );
  }
}
