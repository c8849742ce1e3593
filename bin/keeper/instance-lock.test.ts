import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holderOf, takeLock } from './instance-lock.mjs'
import { birthOf } from './processes.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const write = (text: string) => {
  writeFileSync(join(folder, 'instance.lock'), text)
}

test('a free folder is taken and given back', () => {
  const lock = takeLock(folder)
  expect(lock.tookOver).toBe(false)
  expect(holderOf(folder)).toBe(process.pid)
  lock.release()
  expect(existsSync(join(folder, 'instance.lock'))).toBe(false)
})

test('a second start is told who holds the folder', () => {
  takeLock(folder)
  expect(() => takeLock(folder)).toThrow(`process ${process.pid}`)
})

test('the lock of a killed process is taken over', async () => {
  const other = spawn('sleep', ['60'])
  write(`${other.pid ?? 0} ${birthOf(other.pid ?? 0)}`)
  expect(holderOf(folder)).toBe(other.pid)
  other.kill('SIGKILL')
  await once(other, 'exit')
  expect(takeLock(folder).tookOver).toBe(true)
  expect(holderOf(folder)).toBe(process.pid)
})

test.skipIf(process.platform !== 'linux')('a pid given to another process does not hold', () => {
  write(`${process.pid} 1`)
  expect(takeLock(folder).tookOver).toBe(true)
})
