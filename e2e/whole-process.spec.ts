import { test } from './fixtures'
import { anotherProduct, ownHistory } from './real-input'
import { reviewDrafts } from './release-billed'
import { readHistory, watchAndClose } from './release-closed'
import { deploy, schedule } from './release-delivered'
import { beReady, mergeAndTest } from './release-made'
import type { Told } from './told'

// One deploy target serves one version at a time: the two releases go one after the other.
test.describe.configure({ mode: 'serial' })

test('a release of this repository goes from its commits to its closed tracks', async ({
  as,
  newVersion,
}, testInfo) => {
  test.setTimeout(480_000)
  const input = ownHistory(testInfo.outputPath('rules.xml'))
  if (typeof input === 'string') test.skip(true, input)
  else await throughAllStages({ as, version: newVersion(), input })
})

test('a release of another product goes the same way', async ({ as, newVersion }) => {
  test.setTimeout(480_000)
  const input = anotherProduct()
  if (typeof input === 'string') test.skip(true, input)
  else await throughAllStages({ as, version: newVersion(), input })
})

async function throughAllStages(told: Told) {
  const stages = {
    '1 merge & QA': mergeAndTest,
    '2 readiness': beReady,
    '3 scheduling': schedule,
    '4 deployment': deploy,
    'invoice drafts': reviewDrafts,
    '5 monitoring': watchAndClose,
    history: readHistory,
  }
  for (const [name, stage] of Object.entries(stages))
    await test.step(name, async () => {
      await stage(told)
      // Pages left open would follow every change to come.
      for (const who of ['Petra', 'Paul', 'Quinn', 'Dora', 'Dag', 'Sunna', 'Vera'] as const)
        await (await told.as(who)).goto('about:blank')
    })
}
