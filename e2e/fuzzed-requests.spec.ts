import fc from 'fast-check'
import { doorOf } from '@/lib/doors'
import { expect, test } from './fixtures'
import { fuzzed } from './fuzzed'
import { harmful } from './harmful'
import { actions, isDone, newMark, placeOf, send } from './server-actions'
import { doneBy, holding } from './traces'

// FUZZ=500 in the long suite.
const EACH = Number(process.env['FUZZ'] ?? 6)
const seed = Number(process.env['FUZZ_SEED'] ?? Math.trunc(Date.now() / 1000))

test('whatever is sent to an action, nobody without the right has an effect and nothing breaks', async ({
  as,
  stranger,
  prepare,
  baseURL,
}) => {
  test.setTimeout(60_000 + actions.length * EACH * 400)
  const mark = newMark()
  const version = await prepare('tested')
  const forged = await harmful(version, mark)
  const viewer = await as('viewer')
  const reach = { sent: 0, refused: 0, turnedDown: 0 }

  for (const { id, name, page } of actions) {
    const harm = forged[name] ?? { subject: version, fields: {} }
    const payload = doorOf(name).payloads[name]
    if (!payload) throw new Error(`${name} has no payload.`)
    for (const [at, request] of fc
      .sample(fuzzed(payload, harm), { numRuns: EACH, seed })
      .entries()) {
      const sender = at % 3 === 2 ? stranger : viewer
      const path = `${baseURL}${placeOf(page, version)}`
      const answer = await send(sender.request, id, path, request)
      const what = `${name}, seed ${String(seed)}: ${JSON.stringify(request).slice(0, 2_000)}`
      expect(answer.status(), what).toBeLessThan(500)
      expect(await isDone(answer), what).toBe(false)
      const text = await answer.text()
      reach.sent += 1
      reach.refused += Number(text.includes('"status":"refused"'))
      reach.turnedDown += Number(text.includes('"status":"invalid"'))
    }
  }
  console.log(`Fuzzed requests: seed ${String(seed)}, ${JSON.stringify(reach)}`)
  expect(reach.refused, 'requests that got as far as the rule').toBeGreaterThan(actions.length / 4)
  expect(reach.turnedDown, 'requests that got as far as the fields').toBeGreaterThan(
    actions.length / 4,
  )
  expect(await doneBy('Vera')).toBe(0)
  expect(await doneBy(null)).toBe(0)
  expect(await holding(mark)).toBe(0)
})
