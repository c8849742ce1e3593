import createNextIntlPlugin from 'next-intl/plugin'

const withWords = createNextIntlPlugin('./lib/i18n/request.ts')

export default withWords({
  poweredByHeader: false,
  serverExternalPackages: ['pg-boss', 'postgres'],
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  experimental: { globalNotFound: true },
})
