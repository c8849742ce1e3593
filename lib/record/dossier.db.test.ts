import { generateKeyPairSync } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { getProof } from '@/db/queries/dossier'
import { getSituation } from '@/db/queries/situation'
import { seedPeople } from '@/db/seeds/people'
import { releaseIn } from '@/db/testing/release-in'
import type { Viewer } from '@/lib/release/people'
import { verifyDossier, type Dossier } from './dossier'
import { signedLines } from './testing/signed-lines'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const address = new URL(inject('adminUrl'))
address.pathname = new URL(process.env['DATABASE_URL'] ?? '').pathname
const superuser = new Client({ connectionString: address.href })
const viewer = {} as Viewer
let dossier: Dossier

beforeAll(async () => {
  await superuser.connect()
  await seedPeople(new Date(Date.now() - 40 * 86_400_000))
  await releaseIn('monitoring', { version: '4.1.0', tracks: ['serverless'] })
  await releaseIn('frozen', { version: '4.2.0', tracks: ['serverless'] })
  await signedLines(superuser, privateKey)
  const situation = await getSituation(viewer, '4.1.0')
  const about = { product: 'Meridian', version: '4.1.0', madeAt: '', madeBy: '' }
  dossier = {
    format: 'release-dossier/1',
    ...about,
    ...(await getProof(viewer, situation?.id ?? '')),
  }
})
afterAll(() => superuser.end())

const copy = () =>
  JSON.parse(JSON.stringify(dossier)) as typeof dossier & { events: Dossier['events'][number][] }

test('a dossier proves every event of its release by itself', () => {
  expect(dossier.events.length).toBeGreaterThan(10)
  const { length } = dossier.events
  expect(verifyDossier(copy(), publicKey)).toEqual({ ok: true, events: length, signed: length })
})

test('an edited event, a missing one and another key are found', () => {
  const edited = copy()
  const third = edited.events[2]
  if (third?.event) edited.events[2] = { ...third, event: { ...third.event, role: 'admin' } }
  expect(verifyDossier(edited, publicKey)).toMatchObject({
    findings: [{ seq: 3, problem: 'edited' }],
  })

  const cut = copy()
  cut.events.pop()
  const { length } = dossier.events
  expect(verifyDossier(cut, publicKey)).toMatchObject({
    findings: [{ seq: length, problem: 'deleted' }],
  })

  const other = generateKeyPairSync('ed25519').publicKey
  expect(verifyDossier(copy(), other)).toEqual({ ok: false, forged: 1 })
})

test('what is no dossier is refused', () => {
  expect(() => verifyDossier({ format: 'another' }, publicKey)).toThrow()
})
