import { priceBook, type PriceBook } from './price-book'

// What the demonstration prices with. All cover the same cases, each in its own currency: none is converted.
const texts = {
  vm: {
    en: 'Release delivered to a virtual machine',
    fr: 'Livraison d’une version sur machine virtuelle',
    is: 'Afhending útgáfu á sýndarvél',
  },
  k8s: {
    en: 'Release delivered to a Kubernetes cluster',
    fr: 'Livraison d’une version sur un cluster Kubernetes',
    is: 'Afhending útgáfu á Kubernetes-klasa',
  },
  bare: {
    en: 'Release delivered to physical servers',
    fr: 'Livraison d’une version sur serveurs physiques',
    is: 'Afhending útgáfu á vélbúnað',
  },
  air: {
    en: 'Release delivered as an offline bundle to an air-gapped installation',
    fr: 'Livraison d’une version hors ligne sur une installation isolée',
    is: 'Afhending útgáfu í pakka án nettengingar í lokað umhverfi',
  },
  nodes: { en: 'Nodes', fr: 'Nœuds', is: 'Hnútar' },
  environments: {
    en: 'Additional environments',
    fr: 'Environnements supplémentaires',
    is: 'Viðbótarumhverfi',
  },
  fixes: {
    en: 'Hotfixes and security releases are free of charge',
    fr: 'Les correctifs urgents et les versions de sécurité sont gratuits',
    is: 'Neyðarlagfæringar og öryggisútgáfur eru án endurgjalds',
  },
  margin: { en: 'Partner discount', fr: 'Remise partenaire', is: 'Afsláttur samstarfsaðila' },
  scope: {
    en: 'The price covers the delivery of one release, not its operation.',
    fr: 'Le prix couvre la livraison d’une version, hors exploitation.',
    is: 'Verðið nær til afhendingar einnar útgáfu en ekki til rekstrar hennar.',
  },
}

const clustered = ['kubernetes', 'bare_metal', 'air_gapped']

type Prices = Record<'vm' | 'k8s' | 'bare' | 'air' | 'environment', string> & {
  nodes: [string, string, string, string]
}

function rules(prices: Prices) {
  const base = (code: 'vm' | 'k8s' | 'bare' | 'air', infrastructure: string, seq: number) => ({
    code,
    seq,
    kind: 'flat',
    when: { infrastructure },
    price: prices[code],
    text: texts[code],
    termsClause: '4.1',
  })
  const [included, few, many, most] = prices.nodes
  return [
    base('vm', 'vm', 10),
    base('k8s', 'kubernetes', 20),
    base('bare', 'bare_metal', 30),
    base('air', 'air_gapped', 40),
    {
      code: 'nodes',
      seq: 50,
      kind: 'tiered',
      mode: 'graduated',
      quantityFrom: 'nodes',
      when: { infrastructure: clustered },
      tiers: [
        { upTo: 3, price: included },
        { upTo: 10, price: few },
        { upTo: 50, price: many },
        { upTo: null, price: most },
      ],
      text: texts.nodes,
      termsClause: '4.2',
    },
    {
      code: 'environments',
      seq: 60,
      kind: 'tiered',
      mode: 'graduated',
      quantityFrom: 'environments',
      tiers: [
        { upTo: 2, price: included },
        { upTo: null, price: prices.environment },
      ],
      text: texts.environments,
      termsClause: '4.3',
    },
    {
      code: 'fixes',
      seq: 70,
      kind: 'waiver',
      when: { releaseKind: ['hotfix', 'security'] },
      text: texts.fixes,
      termsClause: '4.6',
    },
    {
      code: 'margin',
      seq: 80,
      kind: 'partner_margin_pct',
      percent: '20',
      text: texts.margin,
      termsClause: '7.1',
    },
    { code: 'scope', seq: 90, kind: 'info', text: texts.scope, termsClause: '2.1' },
  ]
}

/** A book per currency for the demonstration, valid from 2026 on without end. */
export const defaultBooks: readonly PriceBook[] = [
  priceBook.parse({
    code: 'SELFHOST-2026',
    currency: 'EUR',
    version: 1,
    validFrom: '2026-01-01',
    validTo: null,
    rules: rules({
      vm: '1200.00',
      k8s: '1800.00',
      bare: '2100.00',
      air: '2500.00',
      nodes: ['0.00', '85.00', '62.50', '40.00'],
      environment: '150.00',
    }),
  }),
  priceBook.parse({
    code: 'SJALFHYST-2026',
    currency: 'ISK',
    version: 1,
    validFrom: '2026-01-01',
    validTo: null,
    rules: rules({
      vm: '165000',
      k8s: '245000',
      bare: '285000',
      air: '340000',
      nodes: ['0', '11500', '8450', '5000'],
      environment: '20000',
    }),
  }),
  priceBook.parse({
    code: 'SELFHOST-USD-2026',
    currency: 'USD',
    version: 1,
    validFrom: '2026-01-01',
    validTo: null,
    rules: rules({
      vm: '1300.00',
      k8s: '1950.00',
      bare: '2300.00',
      air: '2700.00',
      nodes: ['0.00', '92.00', '68.00', '44.00'],
      environment: '165.00',
    }),
  }),
  priceBook.parse({
    code: 'SELFHOST-GBP-2026',
    currency: 'GBP',
    version: 1,
    validFrom: '2026-01-01',
    validTo: null,
    rules: rules({
      vm: '1020.00',
      k8s: '1540.00',
      bare: '1800.00',
      air: '2150.00',
      nodes: ['0.00', '73.00', '53.50', '34.00'],
      environment: '128.00',
    }),
  }),
]
