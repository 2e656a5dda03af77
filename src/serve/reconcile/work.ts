import { refuse } from '../refuse.ts';

/** Steps that the comparisons of one request may take: less than two seconds in all, in which the server does nothing else. */
export const mostSteps = 400_000_000;

/** What is left of the work that one request may cause. */
export class Work {
  #left = mostSteps;

  /** Refuses the request before a comparison that would take more steps than are left. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0)
      refuse(
        413,
        `the queries of a request may take ${mostSteps.toLocaleString('en')} steps of comparing names and values, and these take more; send fewer at a time, or shorter ones`,
      );
  }
}
