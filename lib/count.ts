/**
 * A count that came as text: the number of a line, days, a place in a list. The only way from text to a number where
 * money passes: what has a sign, a point or an exponent, as an amount has, is refused.
 */
export function countIn(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is no count.`)
  return Number.parseInt(text, 10)
}
