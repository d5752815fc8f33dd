import { describe, expect, it } from 'vitest'
import {
  formatAmount,
  formatPercent,
  formatQuantity,
  formatShortAmount,
  parseAmount,
  parsePercent,
  parseQuantity,
} from './amount'

describe('an amount typed by a Danish cashier', () => {
  it.each([
    ['1.234,50', 123450],
    ['1234,5', 123450],
    [',50', 50],
    ['1.234', 123400],
    ['12', 1200],
    ['12,', 1200],
    ['0', 0],
    ['0,05', 5],
    ['1 234,50', 123450],
    ['1.234.567,89', 123456789],
    // The numeric keypad of many keyboards only has a point; two digits cannot be a thousand.
    ['12.50', 1250],
    ['12.5', 1250],
  ])('reads %s as %i øre', (text, ore) => {
    expect(parseAmount(text, 'da')).toBe(ore)
  })

  it.each([
    '',
    ',',
    '.',
    'abc',
    '1,2,3',
    '1.23.456',
    '1.2345,00',
    '12,345',
    '-5',
    '1,234.50',
    '12kr',
  ])('refuses %j instead of guessing', (text) => {
    expect(parseAmount(text, 'da')).toBeNull()
  })

  it('refuses what cannot be counted exactly', () => {
    expect(parseAmount('99999999999999999', 'da')).toBeNull()
  })
})

describe('an amount typed in English', () => {
  it.each([
    ['1,234.50', 123450],
    ['1234.5', 123450],
    ['.50', 50],
    ['1,234', 123400],
  ])('reads %s as %i øre', (text, ore) => {
    expect(parseAmount(text, 'en')).toBe(ore)
  })
})

describe('weights and percents', () => {
  it('keeps grams and hundredths of a percent', () => {
    expect(parseQuantity('0,350', 'da')).toBe(350)
    expect(parseQuantity('2', 'da')).toBe(2000)
    expect(parseQuantity('0,3505', 'da')).toBeNull()
    expect(parsePercent('12,5', 'da')).toBe(1250)
  })
})

describe('numbers on the screen', () => {
  it('groups and rounds nothing', () => {
    expect(formatAmount(123450, 'da')).toBe('1.234,50')
    expect(formatAmount(123450, 'en')).toBe('1,234.50')
    expect(formatAmount(-5, 'da')).toBe('-0,05')
    expect(formatAmount(0, 'da')).toBe('0,00')
    expect(formatAmount(123456789012, 'da')).toBe('1.234.567.890,12')
    expect(formatShortAmount(50000, 'da')).toBe('500')
    expect(formatShortAmount(34950, 'da')).toBe('349,50')
    expect(formatQuantity(2000, 'da')).toBe('2')
    expect(formatQuantity(350, 'da', true)).toBe('0,350')
    expect(formatPercent(2500, 'da')).toBe('25')
    expect(formatPercent(1250, 'da')).toBe('12,5')
  })

  it('reads back what it wrote', () => {
    for (const ore of [0, 1, 49, 50, 99, 100, 99999, 100000, 123456, 99999999]) {
      expect(parseAmount(formatAmount(ore, 'da'), 'da')).toBe(ore)
      expect(parseAmount(formatAmount(ore, 'en'), 'en')).toBe(ore)
    }
  })
})
