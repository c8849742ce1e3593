import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { customer } from '@/db/aggregates/customer'
import { installation } from '@/db/aggregates/installation'
import { db } from '@/db/client'
import { customers, events, installations } from '@/db/schema'
import { hired } from '@/db/testing/hired'
import { unguarded } from '@/db/testing/unguarded'
import { payloads as companyPayloads } from '@/lib/customers/commands'
import { importInstallations } from '@/lib/import-installations'
import { perform } from '@/lib/perform'
import { payloads } from './commands'
import { readInstallationsCsv } from './import'

const sales = await hired('Sunna', 'sales')
const viewer = { ...sales, roles: ['viewer'] as const }
const { id } = sales
const asked = { actor: sales, channel: 'screen' } as const

const header =
  'customer,installation,type,partner,country,vat_id,registration,infrastructure,nodes,environments,region,operator,current_version,sale'
const good =
  'Kaldalón hf.,production,self_hosted,,IS,,710299-1379,kubernetes,14,2,Reykjavík,customer,3.0.2,direct'
const fileOf = (...lines: string[]) => readInstallationsCsv([header, ...lines].join('\n'))

beforeEach(async () => {
  await unguarded.delete(installations)
  await unguarded.delete(customers)
})

test('a good line is recorded, a bad one leaves no trace, and each is reported', async () => {
  const imported = await importInstallations(
    asked,
    fileOf(
      good,
      'Ghost hf.,production,self_hosted,Nobody ehf.,IS,,,vm,1,1,Akureyri,partner,3.0.2,resale',
      'Broken hf.,production,self_hosted,,IS,,,vm,none,1,Akureyri,customer,3.0.2,direct',
    ),
  )
  expect(imported).toMatchObject({
    ok: true,
    lines: [
      { line: 2, outcome: 'added' },
      { line: 3, outcome: 'refused', refusal: { code: 'unknown-partner', partner: 'Nobody ehf.' } },
    ],
    problems: [{ line: 4, column: 'nodes', code: 'not-a-number' }],
  })
  expect(await db.select({ name: customers.name }).from(customers)).toEqual([
    { name: 'Kaldalón hf.' },
  ])
  expect(await db.$count(installations)).toBe(1)
})

test('the same file again changes nothing and writes nothing', async () => {
  await importInstallations(asked, fileOf(good))
  const [before, record] = [await db.select().from(installations), await db.$count(events)]

  const again = await importInstallations(asked, fileOf(good))
  expect(again).toMatchObject({ lines: [{ outcome: 'unchanged' }] })
  expect(await db.select().from(installations)).toEqual(before)
  expect(await db.$count(events)).toBe(record)
})

test('a known installation is updated, however its names are capitalised', async () => {
  await importInstallations(asked, fileOf(good))
  const changed = good.replace('Kaldalón', 'KALDALÓN').replace(',14,', ',18,')
  expect(await importInstallations(asked, fileOf(changed))).toMatchObject({
    lines: [{ outcome: 'updated' }],
  })
  expect(await db.select({ nodes: installations.nodes }).from(installations)).toEqual([
    { nodes: 18 },
  ])
})

test('a file that says what a contract does is recorded with it, and changes nothing the second time', async () => {
  const columns = ',maintenance_covered,priority_support,contract_from,contract_reference'
  const said = `${header}${columns}\n${good},yes,,2026-01-01,MC-14`
  for (const outcome of ['added', 'unchanged'])
    expect(await importInstallations(asked, readInstallationsCsv(said))).toMatchObject({
      lines: [{ outcome }],
    })
  const [row] = await db.select({ contract: installations.contract }).from(installations)
  expect(row?.contract).toEqual([
    { flag: 'maintenanceCovered', value: true, validFrom: '2026-01-01' },
  ])
  expect(await importInstallations(asked, fileOf(good))).toMatchObject({
    lines: [{ outcome: 'unchanged' }],
  })
})

test('two lines about a new customer record it once', async () => {
  await importInstallations(asked, fileOf(good, good.replace('production', 'staging')))
  expect(await db.$count(customers)).toBe(1)
  expect(await db.$count(installations)).toBe(2)
})

test('six imports of one file at once make one installation', async () => {
  const all = await Promise.all(
    Array.from({ length: 6 }, () => importInstallations(asked, fileOf(good))),
  )
  expect(await db.$count(installations)).toBe(1)
  const outcomes = all.flatMap(one => (one.ok ? one.lines.map(({ outcome }) => outcome) : ['?']))
  expect(outcomes.filter(outcome => outcome === 'added')).toHaveLength(1)
})

test('a line the database is too busy for is reported, and the third of them ends the trying', async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const lines = names.map(name => good.replace('production', name))
  await importInstallations(asked, fileOf(...lines))
  const changed = fileOf(...lines.map(line => line.replace(',14,', ',18,')))

  const imported = await db.transaction(async tx => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '60s'`)
    await tx.execute(sql`select id from installations where name in ('a', 'c', 'd') for update`)
    return importInstallations(asked, changed)
  })
  expect(imported).toMatchObject({
    ok: true,
    lines: [
      { line: 2, name: 'Kaldalón hf., a', outcome: 'busy' },
      { line: 3, outcome: 'updated' },
      { line: 4, outcome: 'busy' },
      { line: 5, outcome: 'busy' },
      { line: 6, name: 'Kaldalón hf., e', outcome: 'busy' },
    ],
  })
  const { name, nodes } = installations
  const taken = await db.select({ name }).from(installations).where(eq(nodes, 18))
  expect(taken).toEqual([{ name: 'b' }])
  expect(await importInstallations(asked, changed)).toMatchObject({
    lines: names.map(one => ({ outcome: one === 'b' ? 'unchanged' : 'updated' })),
  })
})

test('who may not import gets a reason, and nothing is written', async () => {
  const record = await db.$count(events)
  const imported = await importInstallations({ ...asked, actor: viewer }, fileOf(good))
  expect(imported).toMatchObject({ ok: false, refusal: { code: 'wrong-role' } })
  expect(await db.$count(events)).toBe(record)
})

test('retiring is on the record with its reason, and takes it out of roll-outs', async () => {
  const subject = await added()
  const command = { type: 'retireInstallation', reason: 'Contract ended' } as const
  expect(await perform(installation, { ...asked, subject, command })).toMatchObject({ ok: true })

  const [row] = await db.select().from(installations)
  expect(row).toMatchObject({ active: false, retireReason: 'Contract ended' })
  const [event] = await db
    .select({ type: events.type, data: events.data, actorId: events.actorId })
    .from(events)
    .where(eq(events.aggregateId, subject))
    .orderBy(sql`seq desc`)
  expect(event).toEqual({
    type: command.type.replace('retireInstallation', 'installationRetired'),
    data: { reason: 'Contract ended' },
    actorId: id,
  })
})

test('facts are saved with their source and day', async () => {
  const subject = await added()
  const { customer: _c, country: _o, vat_id: _v, registration: _r, ...own } = cells
  const typed = { ...own, nodes: '18', source: 'contract', as_of: '2026-11-20' }
  const command = { type: 'editInstallation', ...payloads.editInstallation.parse(typed) } as const
  const now = new Date('2026-11-24T12:00:00Z')
  expect(await perform(installation, { ...asked, subject, command, now })).toMatchObject({
    ok: true,
  })
  expect((await db.select().from(installations))[0]).toMatchObject({
    nodes: 18,
    factsSource: 'contract',
    factsAt: new Date('2026-11-20T00:00:00Z'),
  })
})

test('what does not exist is answered with nothing', async () => {
  const command = { type: 'retireInstallation', reason: 'Gone' } as const
  for (const subject of [crypto.randomUUID(), 'not an id'])
    expect(await perform(installation, { ...asked, subject, command })).toBe(null)
})

test('a customer is added once and edited on the record', async () => {
  const subject = crypto.randomUUID()
  const add = { type: 'addCustomer', ...companyPayloads.addCustomer.parse(company) } as const
  expect(await perform(customer, { ...asked, subject, command: add })).toMatchObject({ ok: true })

  const twin = { ...asked, subject: crypto.randomUUID(), command: add }
  expect(await perform(customer, twin)).toMatchObject({ refusal: { code: 'name-taken' } })

  const typed = companyPayloads.editCustomer.parse({ ...company, contact: 'Brynja' })
  const edit = { type: 'editCustomer', ...typed } as const
  expect(await perform(customer, { ...asked, subject, command: edit })).toMatchObject({ ok: true })
  expect((await db.select().from(customers))[0]).toMatchObject({ contact: 'Brynja', partner: true })
})

const company = {
  name: 'Norðurhýsing ehf.',
  country: 'IS',
  vat_id: '',
  registration: '',
  contact: '',
  language: 'is',
  partner: 'on',
}
const cells = {
  customer: 'Kaldalón hf.',
  installation: 'production',
  type: 'self_hosted',
  partner: '',
  country: 'IS',
  vat_id: '',
  registration: '',
  infrastructure: 'kubernetes',
  nodes: '14',
  environments: '2',
  region: 'Reykjavík',
  operator: 'customer',
  current_version: '3.0.2',
  sale: 'direct',
  health_url: '',
}

async function added() {
  const subject = crypto.randomUUID()
  const command = { type: 'addInstallation', ...payloads.addInstallation.parse(cells) } as const
  const now = new Date('2026-11-01T12:00:00Z')
  const decision = await perform(installation, { ...asked, subject, command, now })
  expect(decision).toMatchObject({ ok: true })
  return subject
}
