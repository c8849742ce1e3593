import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { homeOf, type Home } from '@/bin/keeper/home.mjs'
import { startPostgres, urlOf } from '@/bin/keeper.mjs'
import { migrate } from '@/bin/migrate.mjs'
import { isBusy, isFull } from '@/db/busy'
import { long, report } from './reach'

const MEGABYTE = 1024 * 1024
const folder = mkdtempSync(join(tmpdir(), 'console-disk-'))
const mounted = mount()

test.skipIf(!mounted)('a full disk refuses writes, lets reads work, and recovers', async () => {
  const home: Home = { ...homeOf(process.cwd(), undefined), folder, ...placesIn(folder) }
  const postgres = await startPostgres(process.cwd(), home, { throwaway: true })
  try {
    await migrate(urlOf(home, 'postgres'), process.cwd(), {
      name: 'console_app',
      password: 'tests',
    })
    process.env['DATABASE_URL'] = urlOf(home, 'postgres').replace('//console@', '//console_app@')
    await fillAndFree()
  } finally {
    await postgres.stop()
    execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
  }
})
if (!mounted) console.log('full disk | skipped: only root can make a small disk')

async function fillAndFree() {
  // Only now: the client opens the database it finds.
  const { db } = await import('@/db/client')
  const { GET } = await import('@/app/api/health/route')
  const { added } = await import('./lane')
  const health = async () => (await GET()).status
  try {
    await added('before@example.com', ['admin'])
    expect(await health()).toBe(200)

    const ballast = join(folder, 'ballast')
    const { bavail, bsize } = statfsSync(folder)
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 64 * 1024))
    const refused: unknown[] = []
    for (let tries = 0; tries < 400 && refused.length < (long ? 20 : 5); tries += 1)
      await added(`${'x'.repeat(120)}${tries}@example.com`, ['viewer']).catch((error: unknown) =>
        refused.push(error),
      )
    expect(refused.every(isFull), 'said that it is full').toBe(true)
    expect(refused.every(isBusy), 'put in words as busy').toBe(true)
    const reads = await db.execute(sql`select name from people limit 1`)
    expect(await health(), 'red').toBe(503)

    rmSync(ballast)
    const begun = performance.now()
    while ((await health()) !== 200 && performance.now() - begun < 10_000) await sleep(50)
    const green = performance.now() - begun
    await added('after@example.com', ['viewer'])
    expect(await health()).toBe(200)
    report(
      'full disk',
      { refused: refused.length, reads: reads.rows.length },
      { 'green after ms': green },
    )
  } finally {
    await db.$client.end()
    delete (globalThis as { releaseConsoleDb?: unknown }).releaseConsoleDb
  }
}

function placesIn(place: string) {
  return { data: join(place, 'data'), sockets: join(place, 'run') }
}

function mount(): boolean {
  chmodSync(folder, 0o711)
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false
  try {
    const size = `size=${160 * MEGABYTE},mode=0711`
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'none', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
