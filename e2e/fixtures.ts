import { test as base, expect, type Page } from '@playwright/test'
import { db } from '@/db/client'
import { demoPeople } from '@/db/seeds/people'
import { roles, type Role } from '@/lib/release/workflow'
import { releaseIn, type Reach, type Wanted } from '@/db/testing/release-in'
import { ownLine } from './versions'

type Name = (typeof demoPeople)[number]['name']
/** Somebody of the demonstration, by name, or the first who holds a role. */
export type Who = Role | Name

type Cookies = NonNullable<Parameters<import('@playwright/test').BrowserContext['addCookies']>[0]>

type ForTest = {
  /** A page of somebody who is signed in; the same page for the same person throughout the test. */
  as: (who: Who) => Promise<Page>
  /** A page of somebody who is not. */
  stranger: Page
  /** Lets a complaint of the browser pass that the test is about, such as the 404 it asks for. */
  forgive: (words: RegExp) => void
  /** A version that nobody else uses: `minor` of this worker's own major line. */
  newVersion: () => string
  /** Brings a new release as far as asked, by performing the commands that lead there. Answers its version. */
  prepare: (reach: Reach, wanted?: Partial<Wanted>) => Promise<string>
  complaints: string[]
  forgiven: RegExp[]
}
type ForWorker = { seats: Map<string, Cookies>; nextVersion: () => string }

export const test = base.extend<ForTest, ForWorker>({
  seats: [
    async ({}, use) => {
      await use(new Map())
      await db.$client.end()
    },
    { scope: 'worker' },
  ],
  nextVersion: [
    async ({}, use, { parallelIndex }) => {
      await use(await ownLine(parallelIndex))
    },
    { scope: 'worker' },
  ],
  forgiven: async ({}, use) => use([]),
  forgive: async ({ forgiven }, use) => use(words => forgiven.push(words)),
  complaints: [
    async ({ forgiven }, use) => {
      const complaints: string[] = []
      await use(complaints)
      const left = complaints.filter(words => !forgiven.some(pattern => pattern.test(words)))
      expect(left, 'what the browser complained about').toEqual([])
    },
    { auto: true },
  ],
  stranger: async ({ browser, complaints }, use) => {
    const context = await browser.newContext()
    await use(listening(await context.newPage(), complaints))
    await context.close()
  },
  as: async ({ browser, seats, complaints }, use) => {
    const pages = new Map<string, Page>()
    await use(async who => {
      const { name, role } = personCalled(who)
      const known = pages.get(name)
      if (known) return known
      const context = await browser.newContext()
      const page = listening(await context.newPage(), complaints)
      const cookies = seats.get(name) ?? (await signIn(page, name, role))
      seats.set(name, cookies)
      await context.addCookies(cookies)
      pages.set(name, page)
      return page
    })
    for (const page of pages.values()) await page.context().close()
  },
  newVersion: async ({ nextVersion }, use) => use(nextVersion),
  prepare: async ({ nextVersion }, use) =>
    use(async (reach, wanted = {}) => {
      const version = wanted.version ?? nextVersion()
      await releaseIn(reach, { ...wanted, version })
      return version
    }),
})

export { expect }

const roleNames = {
  product: 'Product',
  qa: 'QA',
  devops: 'DevOps',
  sales: 'Sales',
  admin: 'Admin',
  viewer: 'Viewer',
} as const satisfies Record<Role, string>

function personCalled(who: Who) {
  const isRole = roles.some(role => role === who)
  const found = demoPeople.find(({ name, role }) => (isRole ? role === who : name === who))
  if (!found) throw new Error(`Nobody of the demonstration is ${who}.`)
  return found
}

async function signIn(page: Page, name: Name, role: Role) {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `Continue as ${name}, ${roleNames[role]}` }).click()
  await expect(page.getByRole('banner')).toContainText(name)
  return page.context().cookies()
}

function listening(page: Page, complaints: string[]) {
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => complaints.push(`${error.message} (${page.url()})`))
  return page
}
