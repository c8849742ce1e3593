import { expect, test } from 'vitest'
import { sealed } from '@/lib/invoice/document/sealed'
import { draftOf } from '@/lib/invoice/document/testing'
import { zipOf, type Drawn } from './zip-of'

const drawn = (number: number): Drawn => ({
  ...{ number, revision: 1, state: 'draft' },
  document: draftOf('IS to IS'),
})

async function* made(count: number, told: number[] = []) {
  for (let number = 1; number <= count; number++) {
    told.push(number)
    yield await Promise.resolve(drawn(number))
  }
}

test('three files of each draft, and the names of those without', async () => {
  const { parties: _, ...old } = draftOf('IS to IS')
  async function* drafts() {
    yield* made(2)
    yield await Promise.resolve({ ...drawn(3), document: old })
  }
  const zip = Buffer.from(await new Response(zipOf(drafts())).arrayBuffer())
  const files = new Map(entriesOf(zip))
  expect([...files.keys()]).toEqual([
    ...['draft-1-1.pdf', 'draft-1-1.xml', 'draft-1-1.json'],
    ...['draft-2-1.pdf', 'draft-2-1.xml', 'draft-2-1.json', 'not-included.txt'],
    'sha256sums.txt',
  ])
  expect(files.get('draft-1-1.pdf')).toMatch(/^%PDF-/)
  expect(files.get('draft-2-1.xml')).toContain('<cbc:ID>D-2/1</cbc:ID>')
  expect(files.get('draft-2-1.json')).toBe(sealed(draftOf('IS to IS'), drawn(2)).text)
  expect(files.get('not-included.txt')).toBe('D-3/1\n')
  const sums = files.get('sha256sums.txt')?.trimEnd().split('\n') ?? []
  expect(sums.map(line => line.slice(66))).toEqual([...files.keys()].slice(0, 6))
  const { sha256 } = sealed(draftOf('IS to IS'), drawn(2))
  expect(sums.at(-1)).toBe(`${sha256}  draft-2-1.json`)
})

test('draws what its reader asked for, and stops when the reader leaves', async () => {
  const told: number[] = []
  const reader = zipOf(made(50, told)).getReader()
  await reader.read()
  await reader.cancel()
  expect(told.length).toBeLessThan(5)
})

/** What a zip lists at its end (APPNOTE 4.3.12), each with its bytes: nothing in it is compressed. */
function entriesOf(zip: Buffer): [string, string][] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [size, nameLength] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const start = zip.readUInt32LE(at + 42) + 30 + nameLength
    at += 46 + nameLength
    return [name, zip.toString('utf8', start, start + size)]
  })
}
