/** A list in parts of at most so many, in its order; none for an empty one. */
export function fewAtATime<Item>(items: readonly Item[], few: number): Item[][] {
  const parts: Item[][] = []
  for (let from = 0; from < items.length; from += few) parts.push(items.slice(from, from + few))
  return parts
}
