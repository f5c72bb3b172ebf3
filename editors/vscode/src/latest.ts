/**
 * Tells an answer that was overtaken by a later question from one that counts: answers need not come in the order of
 * their questions.
 */
export class Latest {
  private number = 0;

  /** Notes a question. @returns whether it is still the last one */
  ask(): () => boolean {
    this.number += 1;
    const { number } = this;
    return () => number === this.number;
  }
}
