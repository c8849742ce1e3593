import { expect, test } from 'vitest'
import { payloads } from './commands'

const faults = (read: { error?: { issues: { message: string }[] } | undefined }) =>
  read.error?.issues.map(({ message }) => message)

test.each(['', ' ', '\t\n'])('a number left as %j is no number, not a zero', typed => {
  const { monitorHours } = payloads.planTrack.shape
  expect(faults(monitorHours.safeParse(typed))).toEqual(['not-a-number'])
  expect(faults(monitorHours.safeParse('0'))).toEqual(['too-small'])
  expect(monitorHours.parse(' 24 ')).toBe(24)
})
