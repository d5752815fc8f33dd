import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { da } from './da'
import { en } from './en'
import { say } from './word'

const till = new URL('../../../till/', import.meta.url)

/** The strings of a tuple constant in a Python file. */
function tuple(file: string, name: string): string[] {
  const source = readFileSync(new URL(file, till), 'utf8')
  const body = new RegExp(`^${name} = \\(([^)]*)\\)`, 'm').exec(source)?.[1] ?? ''
  return [...body.matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? '')
}

describe.each([
  ['Danish', da],
  ['English', en],
])('%s', (_name, words) => {
  it('has words for every refusal of the rules', () => {
    const codes = tuple('errors.py', 'CODES')
    expect(codes).toContain('approval_needed')
    expect(codes.filter((code) => !(code in words.errors))).toEqual([])
  })

  it('has every word of a receipt and of a report', () => {
    const keys = [...tuple('receipt.py', 'WORDS'), ...tuple('report.py', 'WORDS')]
    expect(keys).toContain('receipt.total')
    expect(keys.filter((key) => !(key in words.receipt))).toEqual([])
  })

  it('leaves no phrase empty', () => {
    const empty = Object.entries(words)
      .flatMap(([group, phrases]) =>
        Object.entries(phrases).map(([key, phrase]) => [`${group}.${key}`, phrase] as const),
      )
      .filter(([, phrase]) => typeof phrase === 'string' && phrase.trim() === '')
    expect(empty).toEqual([])
  })
})

describe('a refusal', () => {
  it('says the figure it is about', () => {
    expect(say(da.errors.cash_limit, { limit: 1500000 })).toContain('15.000 kr')
    expect(say(en.errors.amount_invalid, { multiple: 50 })).toContain('50 øre')
    expect(say(da.errors.amount_invalid)).toContain('over nul')
  })
})
