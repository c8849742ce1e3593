import { join } from 'node:path'

const checkout = join(import.meta.dirname, '../..')

export default {
  poweredByHeader: false,
  turbopack: { root: checkout },
  outputFileTracingRoot: checkout,
}
