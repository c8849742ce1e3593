import { expect, test } from 'vitest'
import { payloads } from './commands'

test.each(['', ' ', '\t \u00a0'])('a number left as %j is missing, not a zero', blank => {
  const planned = payloads.planTrack.safeParse({ monitorHours: blank })
  const issue = planned.error?.issues.find(({ path }) => path[0] === 'monitorHours')
  expect(issue?.message).toBe('not-a-number')
})
