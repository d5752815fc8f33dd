import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { expect, it } from 'vitest'

const sources = new URL('../src/', import.meta.url)

/** What each tier may take from; folders of one tier never take from each other. */
const DOMAINS = [
  'account',
  'cart',
  'customer',
  'display',
  'goods',
  'order',
  'parking',
  'receipt',
  'receiving',
  'returns',
  'shift',
  'staff',
  'tender',
  'trust',
  'voucher',
]
const GROUND = ['i18n', 'engine', 'ui', 'devices', 'scan', 'session']
const MAY_USE: Record<string, string[]> = {
  ui: [],
  i18n: ['engine'],
  devices: ['engine', 'ui'],
  engine: [],
  scan: ['engine'],
  session: ['devices', 'engine', 'i18n', 'scan'],
  ...Object.fromEntries(DOMAINS.map((domain) => [domain, GROUND])),
  views: [...DOMAINS, ...GROUND],
}

function imports(file: string): string[] {
  const source = readFileSync(new URL(file, sources), 'utf8')
  return [...source.matchAll(/from '(\.[^']+)'/g)].map(([, path]) =>
    posix.join(dirname(file), path ?? ''),
  )
}

it('no folder reaches sideways or up', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(svelte|ts)$/.test(file) && !file.endsWith('.test.ts') && file.includes('/'),
  )
  const reaching = files.flatMap((file) => {
    const folder = file.split('/')[0] ?? ''
    const allowed = [folder, ...(MAY_USE[folder] ?? [])]
    return imports(file)
      .filter((path) => !allowed.includes(path.split('/')[0] ?? ''))
      .map((path) => `${file} takes ${path}`)
  })
  expect(files.length).toBeGreaterThan(100)
  expect(reaching).toEqual([])
})
