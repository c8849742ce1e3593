import words from '@/messages/en/release.json' with { type: 'json' }
import { expect } from './fixtures'
import type { RealInput } from './real-input'
import type { Told } from './told'
import { countEvents } from './versions'

export async function watchAndClose({ as, version, input }: Told) {
  const stage = `/releases/${version}/5-monitoring`
  const sunna = await as('Sunna')
  await sunna.goto(stage)
  const track = words.tracks.sovereign
  const card = sunna.getByRole('region', { name: track, exact: true })
  await card.getByText('Report an incident…').click()
  await card.getByRole('radio', { name: /^1 · / }).check()
  await card.getByLabel('What happens').fill('Nobody can sign in since 14:00.')
  await card.getByRole('button', { name: 'Report the incident' }).click()
  await expect(card.getByText('Incident 1, severity 1')).toBeVisible()

  const dora = await as('Dora')
  await dora.goto(stage)
  await expect(dora.getByRole('button', { name: `Close ${track}` })).toHaveAccessibleDescription(
    /Incident 1 has severity 1 and is open/,
  )
  await card.getByText('Resolve incident 1…').click()
  await card.getByLabel('How it was resolved').fill('The clock of one machine was wrong.')
  await card.getByRole('button', { name: 'Resolve incident 1' }).click()
  await expect(card.getByText('Resolved:')).toBeVisible()

  await dora.reload()
  for (const type of input.tracks) {
    const watched = dora.getByRole('region', { name: words.tracks[type], exact: true })
    const close = watched.getByRole('button', { name: `Close ${words.tracks[type]}` })
    await close.click()
    await expect(watched.getByLabel('Reason for closing now')).toHaveAccessibleDescription(
      /say why/,
    )
    await watched.getByLabel('Reason for closing now').fill('Quiet, and the next one is near.')
    await close.click()
    await expect(watched.getByLabel('Reason for closing now')).toHaveCount(0)
  }
  await expect(dora.getByText('closed', { exact: true }).first()).toBeVisible()
}

export async function readHistory({ as, version, input }: Told) {
  const vera = await as('viewer')
  await vera.goto(`/releases/${version}/history`)
  const told: string[] = []
  for (;;) {
    told.push(...(await vera.getByRole('main').getByRole('listitem').allInnerTexts()))
    const older = vera.getByRole('link', { name: 'Earlier events' })
    if ((await older.count()) === 0) break
    const next = await older.getAttribute('href')
    await vera.goto(next ?? '')
  }
  const all = told.join('\n')
  for (const step of steps(input)) expect(all).toMatch(step)
  const sentences = told.filter(text => /\d\d:\d\d/.test(text))
  expect(sentences.length).toBeGreaterThanOrEqual(await countEvents(version))
}

const steps = ({ commit, count }: RealInput) => [
  /Petra.*opened/s,
  new RegExp(`added ${count} changes`),
  new RegExp(`froze ${commit.slice(0, 7)}.* as revision 1`),
  /Quinn.*approved QA of revision 1/s,
  /waived “Monitoring ready”/,
  /marked “Data migration reversible” as not applicable/,
  /approved readiness of revision 1/,
  /planned serverless/,
  /approved the plan for serverless/,
  /started serverless/,
  /asked the deploy target/,
  /reported attempt 1 as succeeded/,
  /saw .* served/,
  /as postponed: Their change board/,
  /reported incident 1 on sovereign, severity 1/,
  /resolved incident 1/,
  /closed sovereign: Quiet/,
  /closed the release with its last track/,
]
