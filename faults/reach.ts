import { expect } from 'vitest'

/** Whether this is the long run: `npm run test:faults`. */
export const long = process.env['FAULTS'] === 'long'

/** Where chance begins; FAULTS_SEED repeats a run. */
export const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

// Now, so that it is known of a run that fails as well.
console.log(`FAULTS_SEED=${seed}`)

export type Random = ReturnType<typeof randomFrom>

/** Mulberry32: the same numbers for the same seed. */
export function randomFrom(start: number) {
  let state = start >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  return {
    below,
    chance: (of: number) => next() < of,
    one<Item>(items: readonly Item[]): Item {
      const found = items[below(items.length)]
      if (found === undefined) throw new Error('There is nothing to choose from.')
      return found
    },
  }
}

/** Counts what happened, by name. */
export function tally() {
  const counts = new Map<string, number>()
  return {
    count: (name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by),
    of: (name: string) => counts.get(name) ?? 0,
    all: () => Object.fromEntries([...counts].sort(([one], [other]) => one.localeCompare(other))),
  }
}

type Figures = Readonly<Record<string, number>>

/** One line for a scenario. What was never reached was not tested: that fails. */
export function report(scenario: string, reach: Figures, figures: Figures = {}) {
  console.log(`${scenario} | seed ${seed} | reached ${inWords(reach)} | ${inWords(figures)}`)
  const missed = Object.keys(reach).filter(name => !reach[name])
  expect(missed, `${scenario}: never reached`).toEqual([])
}

const inWords = (figures: Figures) =>
  Object.entries(figures)
    .map(([name, figure]) => `${name} ${Math.round(figure * 10) / 10}`)
    .join(', ')
