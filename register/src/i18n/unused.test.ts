import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { da } from './da'

const sources = new URL('../', import.meta.url)

/** Everything the screens are made of, in one text. */
function screens(): string {
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(svelte|ts)$/.test(file) && !/^i18n\/(da|en)|\.test\.ts$/.test(file))
    .map((file) => readFileSync(new URL(file, sources), 'utf8'))
    .join('\n')
}

it('says nothing that no screen says', () => {
  const text = screens()
  const phrases = Object.entries(da)
    // These are looked up by codes that come from the rules.
    .filter(([group]) => !['errors', 'receipt', 'permission'].includes(group))
    .flatMap(([group, words]) => Object.keys(words).map((word) => ({ group, word })))
  const unused = phrases.filter(({ word }) => !new RegExp(`\\.${word}\\b`).test(text))
  expect(unused).toEqual([])
})
