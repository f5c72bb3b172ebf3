/**
 * Which of several places an arrow key leads to. Knows nothing of the page.
 */

export type Way = "up" | "down" | "left" | "right";

interface Place {
  readonly x: number;
  readonly y: number;
}

/** How much worse a step aside is than a step ahead. */
const ASIDE = 2;

/** The index of the nearest place that lies more in the given way than aside of it; undefined where there is none. */
export function neighbour(places: readonly Place[], from: number, way: Way): number | undefined {
  const here = places[from];
  if (here === undefined) {
    return undefined;
  }
  const costs = places.map(({ x, y }) => {
    const [ahead, aside] = turned(x - here.x, y - here.y, way);
    return ahead > 0 && ahead * ASIDE > Math.abs(aside) ? ahead + ASIDE * Math.abs(aside) : Infinity;
  });
  const least = Math.min(...costs);
  return least === Infinity ? undefined : costs.indexOf(least);
}

function turned(x: number, y: number, way: Way): [ahead: number, aside: number] {
  switch (way) {
    case "up":
      return [-y, x];
    case "down":
      return [y, x];
    case "left":
      return [-x, y];
    case "right":
      return [x, y];
  }
}
