import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { and, asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { customers, drafts, installations, people, priceBooks } from '@/db/schema'
import { expect, type Page } from '@playwright/test'
import type { Who } from './fixtures'

const app = fileURLToPath(new URL('../app', import.meta.url))

/** Every screen there is, by its folder: `/releases/[version]/history`. */
export const routes = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('page.tsx'))
  .map(file => `/${file.replace(/\/?page\.tsx$/, '')}`.replaceAll(/\/\([a-z]+\)/g, '') || '/')
  .sort()

type Example = {
  path: () => string | Promise<string>
  who?: Who | 'stranger'
  /** What to do there before looking. */
  first?: (page: Page) => Promise<unknown>
}

const at = (path: string, who?: Example['who']): Example => ({ path: () => path, who })

/** Where to look at each screen, and as whom. A screen without an example fails the test that counts them. */
export const examples: Record<string, Example> = {
  '/': at('/', 'product'),
  '/[locale]/process': at('/en/process', 'stranger'),
  '/sign-in': at('/sign-in', 'stranger'),
  '/releases': at('/releases'),
  '/releases/new': at('/releases/new', 'product'),
  '/releases/[version]': at('/releases/4.2.0'),
  '/releases/[version]/1-merge-qa': at('/releases/4.2.1/1-merge-qa', 'qa'),
  '/releases/[version]/2-readiness': at(
    '/releases/4.3.0/2-readiness?criterion=notes-reviewed',
    'product',
  ),
  '/releases/[version]/3-scheduling': at('/releases/4.2.0/3-scheduling', 'devops'),
  '/releases/[version]/4-deployment': at('/releases/4.2.0/4-deployment', 'devops'),
  '/releases/[version]/4-deployment/ledger': at('/releases/4.2.0/4-deployment/ledger', 'sales'),
  '/releases/[version]/5-monitoring': at('/releases/4.2.0/5-monitoring', 'devops'),
  '/releases/[version]/dossier': at('/releases/4.2.0/dossier', 'product'),
  '/releases/[version]/history': at('/releases/4.2.0/history'),
  '/customers': at('/customers', 'sales'),
  '/customers/new': at('/customers/new', 'sales'),
  '/customers/import': at('/customers/import', 'sales'),
  '/customers/[id]': { who: 'sales', path: async () => `/customers/${await first(customers)}` },
  '/customers/installations/[installation]': {
    who: 'sales',
    path: async () => `/customers/installations/${await selfHosted()}`,
  },
  '/invoices': at('/invoices', 'sales'),
  '/invoices/[id]': { who: 'sales', path: async () => `/invoices/${await openDraft()}` },
  '/invoices/bulk': at('/invoices/bulk?act=approveDraft&all=on', 'sales'),
  '/invoices/price-books': at('/invoices/price-books', 'sales'),
  '/invoices/price-books/[id]': { who: 'Sacha', path: async () => bookPath('draft') },
  '/invoices/price-books/[id]/rules/[rule]': {
    who: 'sales',
    path: async () => `${await bookPath('draft')}/rules/4`,
  },
  '/invoices/exchange-rates': at('/invoices/exchange-rates', 'sales'),
  '/invoices/terms': at('/invoices/terms', 'sales'),
  '/invoices/terms/[code]': at('/invoices/terms/CGV-2026', 'sales'),
  '/invoices/terms/new': at('/invoices/terms/new?level=operator_agreement', 'sales'),
  '/settings': at('/settings'),
  '/settings/accounting': at('/settings/accounting', 'Sacha'),
  '/settings/freezes': at('/settings/freezes', 'devops'),
  '/settings/deliveries': at('/settings/deliveries', 'devops'),
  '/settings/tokens': at('/settings/tokens', 'admin'),
  '/settings/record': at('/settings/record', 'admin'),
  '/settings/people': at('/settings/people', 'admin'),
  '/settings/people/[id]': {
    who: 'admin',
    path: async () => `/settings/people/${await first(people)}`,
  },
}

const closed = (stage: string) => at(`/releases/4.1.0/${stage}`, 'devops')

/** Screens that look different at another time, to somebody else, in another language or once something was done. */
export const states: Record<string, Example> = {
  'process in Icelandic': at('/is/process', 'stranger'),
  'process in French': at('/fr/process', 'stranger'),
  'merge and QA of a closed release': closed('1-merge-qa'),
  'readiness of a closed release': closed('2-readiness'),
  'scheduling of a closed release': closed('3-scheduling'),
  'deployment of a closed release': closed('4-deployment'),
  'monitoring of a closed release': closed('5-monitoring'),
  'customers that are not found': at('/customers?q=zzzz', 'sales'),
  'import that was refused line by line': {
    ...at('/customers/import', 'sales'),
    first: async page => {
      await page.getByLabel('Or paste the lines').fill(badLines)
      await page.getByRole('button', { name: 'Import' }).click()
      await expect(page.getByRole('heading', { name: /refused/ })).toBeVisible()
    },
  },
  'token that was just issued': {
    ...at('/settings/tokens', 'admin'),
    first: async page => {
      await page.getByLabel('Name').fill(`Looked at ${crypto.randomUUID().slice(0, 8)}`)
      await page.getByLabel('releases:read').check()
      await page.getByRole('button', { name: 'Issue token' }).click()
      await expect(page.getByRole('region', { name: 'Your token' })).toBeVisible()
    },
  },
  'tokens of who may only look': at('/settings/tokens', 'viewer'),
  'accounting that a blocked draft leads to': at(
    '/settings/accounting?seller=FR&territory=MC&from=2026-11-02',
    'Sacha',
  ),
  'bulk command without a draft': at('/invoices/bulk?act=approveDraft', 'sales'),
  'bulk rejection of one release': at(
    '/invoices/bulk?act=rejectDraft&all=on&release=4.2.0',
    'sales',
  ),
  'ledger of what is blocked': at('/releases/4.2.0/4-deployment/ledger?entry=blocked', 'sales'),
  'drafts of one release': at('/invoices?release=4.2.0', 'sales'),
  'drafts on hold': at('/invoices?mark=held', 'sales'),
  'draft on technical hold': {
    who: 'devops',
    path: async () => {
      const [held] = await db
        .select({ id: drafts.id })
        .from(drafts)
        .where(sql`${drafts.held} -> 'technical' is not null`)
      return `/invoices/${held?.id ?? ''}`
    },
    first: page => page.getByText('Put on hold…').click(),
  },
  'places behind More on a phone': {
    ...at('/settings/freezes', 'devops'),
    first: async page => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.getByRole('button', { name: 'More' }).click()
    },
  },
  'deliveries that were given up': {
    who: 'viewer',
    path: async () => {
      await db.execute(sql`
        insert into pgboss.job (name, source_name, source_retry_count, source_output)
        values ('dead-letters', 'deliver-checkpoints', 10, '{"message": "Checkpoint 3 was not taken: 503"}')`)
      return '/settings/deliveries'
    },
  },
  'price book that is published, tried': {
    who: 'sales',
    path: async () =>
      `${await bookPath('published')}?infrastructure=kubernetes&nodes=14&environments=3&releaseKind=minor&sale=resale&try=1`,
  },
  'new rule': {
    who: 'sales',
    path: async () => `${await bookPath('draft')}/rules/new?kind=waiver`,
  },
  'rule of a book that was refused': {
    who: 'sales',
    path: async () => `${await bookPath('draft')}/rules/new?kind=tiered`,
    first: async page => {
      await page.getByRole('button', { name: 'Save rule' }).click()
      await expect(page.getByText('Use letters, digits, points')).toBeVisible()
    },
  },
  'draft with its reasons': {
    who: 'sales',
    path: async () => `/invoices/${await openDraft()}`,
    first: page => page.getByText('Why this amount').first().click(),
  },
  'draft with a line in French': {
    who: 'viewer',
    path: async () => `/invoices/${await openDraft()}?line=1&lang=fr#line-1`,
  },
}

const badLines = `customer,installation,type,partner,country,vat_id,registration,infrastructure,nodes,environments,region,operator,current_version,sale,health_url
Nobody,main,sovereign,,ZZ,,,vm,0,1,eu,customer,4.1.0,direct,`

async function first(table: typeof customers | typeof people) {
  const [row] = await db.select({ id: table.id }).from(table).orderBy(asc(table.name)).limit(1)
  return row?.id ?? ''
}

async function selfHosted() {
  const [row] = await db
    .select({ id: installations.id })
    .from(installations)
    .where(and(eq(installations.type, 'self_hosted'), installations.active))
    .limit(1)
  return row?.id ?? ''
}

async function openDraft() {
  const [row] = await db
    .select({ id: drafts.id })
    .from(drafts)
    .where(eq(drafts.state, 'draft'))
    .limit(1)
  return row?.id ?? ''
}

async function bookPath(state: 'draft' | 'published') {
  const [row] = await db
    .select({ id: priceBooks.id })
    .from(priceBooks)
    .where(eq(priceBooks.state, state))
    .orderBy(asc(priceBooks.addedAt), asc(priceBooks.code))
    .limit(1)
  return `/invoices/price-books/${row?.id ?? ''}`
}
