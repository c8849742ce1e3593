import { expect, test } from 'vitest'
import { runSteps } from './steps.mjs'

test('steps wait for those they need, and go on after a failure', async () => {
  const outcomes = await runSteps(
    [
      { name: 'last', command: 'true', after: 'all' },
      { name: 'second', command: 'true', after: ['first'] },
      { name: 'first', command: 'sleep 0.2; false' },
      { name: 'beside', command: 'true' },
    ],
    process.cwd(),
    () => undefined,
  )
  expect(outcomes.map(({ name, ok }) => [name, ok])).toEqual([
    ['beside', true],
    ['first', false],
    ['second', true],
    ['last', true],
  ])
})
