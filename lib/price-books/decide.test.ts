import { describe, expect, test } from 'vitest'
import { defaultBooks } from '@/lib/invoice/default-books'
import type { PriceBook } from '@/lib/invoice/price-book'
import type { Actor } from '@/lib/release/people'
import { roles } from '@/lib/release/workflow'
import { payloads, type BookCommand, type BookCommandName } from './commands'
import { decide, obstacle } from './decide'
import { bookStates, canonical, digestOf, type BookSituation } from './version'

const [euros, kronur] = defaultBooks
if (!euros || !kronur) throw new Error('A default book is missing.')
const [rule] = euros.rules
if (!rule) throw new Error('The default book has no rule.')

const sales: Actor = { kind: 'person', id: 'p1', roles: ['sales'] }
const other: Actor = { kind: 'person', id: 'p2', roles: ['sales'] }
const nothing: BookSituation = {
  ...{ today: '2026-11-30', seq: 0, version: null },
  ...{ editors: [], published: [], drafts: [], partners: ['partner-1'] },
}
const written = (book: PriceBook = euros, more: Partial<BookSituation> = {}): BookSituation => ({
  ...{ ...nothing, seq: 3, editors: ['p1'] },
  version: { state: 'draft', book },
  ...more,
})
const refusal = (situation: BookSituation, command: BookCommand, actor = sales) => {
  const decision = decide(situation, command, actor)
  return decision.ok ? null : decision.refusal
}

const commands: { [Name in BookCommandName]: Extract<BookCommand, { type: Name }> } = {
  startVersion: {
    type: 'startVersion',
    code: 'NEW',
    currency: 'USD',
    party: null,
    validFrom: '2027-01-01',
  },
  importBook: { type: 'importBook', book: { ...euros, code: 'NEW' } },
  editBook: { type: 'editBook', validFrom: '2027-01-01', validTo: null, seen: 3 },
  saveRule: { type: 'saveRule', at: null, rule, seen: 3 },
  removeRule: { type: 'removeRule', at: 0, seen: 3 },
  publishBook: { type: 'publishBook', seen: 3 },
  retireBook: { type: 'retireBook', on: '2026-12-31', reason: 'New prices.' },
  discardVersion: { type: 'discardVersion', reason: 'Wrong book.' },
}
const allowedIn: Record<BookCommandName, readonly (string | null)[]> = {
  startVersion: [null],
  importBook: [null],
  editBook: ['draft'],
  saveRule: ['draft'],
  removeRule: ['draft'],
  discardVersion: ['draft'],
  publishBook: ['draft'],
  retireBook: ['published'],
}

describe.each(Object.values(commands))('$type', command => {
  const places = [null, ...bookStates].map(state => ({ state }))
  test.each(places.flatMap(place => roles.map(role => ({ ...place, role }))))(
    'of a version that is $state, by $role',
    ({ state, role }) => {
      const situation = state ? written(euros, { version: { state, book: euros } }) : nothing
      const actor: Actor = { kind: 'person', id: 'p2', roles: [role] }
      const decision = decide(situation, command, actor)
      expect(decision.ok).toBe(role === 'sales' && allowedIn[command.type].includes(state))
      if (role !== 'sales') expect(decision).toMatchObject({ refusal: { code: 'wrong-role' } })
    },
  )

  test('is no machine’s', () => {
    const machine = { kind: 'machine', name: 'seed' } as const
    const situation = allowedIn[command.type][0] === null ? nothing : written()
    expect(decide(situation, command, machine)).toMatchObject({ refusal: { code: 'wrong-role' } })
  })
})

describe('beginning a version', () => {
  test('copies the last one published, as the next number', () => {
    const two = { ...euros, version: 2, rules: euros.rules.slice(1) }
    const start = { ...commands.startVersion, code: euros.code, currency: 'EUR' as const }
    expect(decide({ ...nothing, published: [two, euros] }, start, sales)).toMatchObject({
      events: [{ type: 'versionStarted', from: 2, book: { version: 3, rules: two.rules } }],
    })
  })

  test('of a new code has no rule yet', () => {
    expect(decide(nothing, commands.startVersion, sales)).toMatchObject({
      events: [{ type: 'versionStarted', from: null, book: { version: 1, rules: [] } }],
    })
  })

  test('from a file numbers it itself, whatever the file says', () => {
    const read = { type: 'importBook', book: { ...euros, version: 7 } } as const
    expect(decide({ ...nothing, published: [euros] }, read, sales)).toMatchObject({
      events: [{ type: 'bookImported', book: { version: 2 } }],
    })
  })

  test.each([
    [{ drafts: [{ code: 'NEW', version: 4 }] }, { code: 'draft-exists', version: 4 }],
    [{ published: [{ ...kronur, code: 'NEW' }] }, { code: 'other-currency', is: 'ISK' }],
    [{ published: [{ ...euros, code: 'NEW', party: 'partner-1' }] }, { code: 'other-party' }],
  ])('is refused beside %j', (beside, code) => {
    expect(refusal({ ...nothing, ...beside }, commands.importBook)).toEqual(code)
  })

  test('with a party that is no partner is refused', () => {
    const start = { ...commands.startVersion, party: 'somebody' }
    expect(refusal(nothing, start)).toEqual({ code: 'unknown-party' })
    expect(refusal(nothing, { ...start, party: 'partner-1' })).toBeNull()
  })
})

describe('writing', () => {
  test('what was not seen is not overwritten', () => {
    for (const name of ['editBook', 'saveRule', 'removeRule', 'publishBook'] as const)
      expect(refusal(written(), { ...commands[name], seen: 2 }, other)).toEqual({
        code: 'changed-since',
      })
  })

  test('the same again is no change, and a rule that is not there is none', () => {
    const { validFrom, validTo } = euros
    expect(refusal(written(), { ...commands.editBook, validFrom, validTo })).toEqual({
      code: 'unchanged',
    })
    expect(refusal(written(), { ...commands.saveRule, at: 0 })).toEqual({ code: 'unchanged' })
    expect(refusal(written(), { ...commands.saveRule, at: 99 })).toEqual({ code: 'unknown-rule' })
    expect(refusal(written(), { ...commands.removeRule, at: 99 })).toEqual({ code: 'unknown-rule' })
  })
})

describe('publishing', () => {
  test('is not for whoever had a hand in it, and says the digest of what it says', () => {
    expect(obstacle(written(), 'publishBook', sales)).toEqual({ code: 'edited-by-you' })
    const decision = decide(written(), commands.publishBook, other)
    expect(decision).toMatchObject({ events: [{ type: 'bookPublished', sha256: digestOf(euros) }] })
  })

  test('needs a version without errors, and names each', () => {
    const half = {
      ...euros,
      rules: euros.rules.map(one => ({ ...one, text: { ...one.text, is: '' } })),
    }
    const found = refusal(written(half), commands.publishBook, other)
    if (found?.code !== 'not-sound') throw new Error('It was not refused.')
    expect(found.findings).toHaveLength(euros.rules.length)
  })

  test('needs its days for itself, but for the versions of its own book', () => {
    const rival = { ...euros, code: 'RIVAL' }
    const beside = (published: PriceBook[], book = euros) =>
      refusal(written(book, { published }), commands.publishBook, other)
    expect(beside([rival])).toEqual({ code: 'overlaps', with: 'RIVAL' })
    expect(beside([{ ...rival, validTo: '2026-01-01' }])).toMatchObject({ code: 'overlaps' })
    expect(beside([{ ...rival, validTo: '2025-12-31', validFrom: '2025-01-01' }])).toBeNull()
    expect(beside([kronur, { ...rival, party: 'partner-1' }])).toBeNull()
    expect(beside([euros], { ...euros, version: 2 })).toBeNull()
  })
})

test.each([
  ['2026-11-29', { code: 'in-the-past', today: '2026-11-30' }],
  ['2026-11-30', null],
  ['2027-06-30', null],
  ['2027-07-01', { code: 'not-valid-then' }],
])('a version is retired as of %s: %j', (on, expected) => {
  const book = { ...euros, validTo: '2027-06-30' }
  const situation = written(book, { version: { state: 'published', book } })
  expect(refusal(situation, { ...commands.retireBook, on })).toEqual(expected)
})

test('a version does not end before it begins', () => {
  const book = { ...euros, validFrom: '2027-01-01' }
  const situation = written(book, { version: { state: 'published', book } })
  expect(refusal(situation, { ...commands.retireBook, on: '2026-12-31' })).toEqual({
    code: 'not-valid-then',
  })
})

test('a digest is of what is said, not of the order it is said in', () => {
  const turned = Object.fromEntries(Object.entries(euros).toReversed()) as PriceBook
  expect(digestOf(turned)).toBe(digestOf(euros))
  expect(digestOf({ ...euros, validFrom: '2026-01-02' })).not.toBe(digestOf(euros))
  expect(canonical({ b: [1, { d: null, c: undefined }], a: 'x' })).toBe(
    '{"a":"x","b":[1,{"d":null}]}',
  )
})

test('payloads take what a form sends, and nothing else', () => {
  const start = { code: 'A', currency: 'EUR', party: '', validFrom: '2027-01-01' }
  expect(payloads.startVersion.parse(start)).toMatchObject({ party: null })
  expect(payloads.startVersion.safeParse({ ...start, extra: 1 }).success).toBe(false)
  expect(payloads.saveRule.parse({ at: '', rule, seen: '4' })).toMatchObject({ at: null, seen: 4 })
  expect(payloads.importBook.safeParse({ book: { ...euros, extra: 1 } }).success).toBe(false)
})
