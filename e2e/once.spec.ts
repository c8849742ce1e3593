import type { Page } from '@playwright/test'
import { getSituation } from '@/db/queries/situation'
import type { Viewer } from '@/lib/release/people'
import { seeing } from '@/lib/release/seeing'
import { expect, test } from './fixtures'
import { actions, isDone, send } from './server-actions'
import { countEvents } from './versions'

const idOf = (name: string) => actions.find(action => action.name === name)?.id ?? ''

test('an action that is posted twice at once has one effect and two equal answers', async ({
  as,
  prepare,
  baseURL,
}) => {
  const version = await prepare('tested')
  const situation = await getSituation({} as Viewer, version)
  const command = situation && seeing(situation.release, { type: 'approveQa' })
  const seen = command && 'seen' in command ? command.seen : ''
  const form = { subject: version, fields: { seen, once: crypto.randomUUID() } }
  const { request } = await as('Quinn')
  const before = await countEvents(version)
  const post = () =>
    send(request, idOf('approveQa'), `${baseURL}/releases/${version}/1-merge-qa`, form)
  const answers = await Promise.all([post(), post()])
  expect(await Promise.all(answers.map(isDone))).toEqual([true, true])
  expect(await countEvents(version)).toBe(before + 2)
})

test('the form of one person has no effect for another, and what is no key none at all', async ({
  as,
  prepare,
  baseURL,
}) => {
  const version = await prepare('opened')
  const place = `${baseURL}/releases/${version}/1-merge-qa`
  const form = (once: string) => ({ subject: version, fields: { title: 'Mine', notes: '', once } })
  const [petra, paul] = [(await as('Petra')).request, (await as('Paul')).request]
  const once = crypto.randomUUID()
  expect(await isDone(await send(petra, idOf('editRelease'), place, form(once)))).toBe(true)
  const before = await countEvents(version)
  for (const key of [once, 'no key', '']) {
    const answer = await send(paul, idOf('editRelease'), place, form(key))
    expect(answer.status(), key).toBe(200)
    expect(await answer.text(), key).toContain('"status":"refused"')
  }
  expect(await countEvents(version)).toBe(before)
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled })

    test('a double click reports one incident, and the next form another', async ({
      as,
      prepare,
    }) => {
      const version = await prepare('monitoring')
      const page = await as('Dora')
      const place = `/releases/${version}/5-monitoring`
      await page.goto(place)
      const before = await countEvents(version)
      await report(page, 'Clicked twice')
      expect(await countEvents(version)).toBe(before + 1)
      await report(page, 'Another one')
      expect(await countEvents(version)).toBe(before + 2)
    })
  })

async function report(page: Page, summary: string) {
  await page.getByText('Report an incident…').first().click()
  await page.getByRole('radio', { name: '3 · there is a way around it' }).first().check()
  await page.getByLabel('What happens').first().fill(summary)
  await page.getByRole('button', { name: 'Report the incident' }).first().dblclick()
  await expect(page.getByText(summary).first()).toBeVisible()
  await expect(page.getByRole('textbox').filter({ hasText: summary })).toHaveCount(0)
}
