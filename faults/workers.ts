import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Worker = { child: ChildProcess; signal: (name: NodeJS.Signals) => void }

/** Processes that do the background work on this test's database; endAll() leaves none behind. */
export function workers(settings: Readonly<Record<string, string>> = {}) {
  const all: Worker[] = []
  const loader = `--import=${join(process.cwd(), 'bin/typescript.mjs')}`
  return {
    start(): Worker {
      const env = { ...process.env, ...settings, NODE_OPTIONS: '' }
      const child = spawn(process.execPath, [loader, 'faults/worker.ts'], { env, stdio: 'ignore' })
      const worker = { child, signal: (name: NodeJS.Signals) => void child.kill(name) }
      all.push(worker)
      return worker
    },
    async endAll() {
      for (const { child } of all) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
    },
  }
}

export const isRunning = ({ child }: Worker) => child.exitCode === null && child.signalCode === null
