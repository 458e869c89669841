import { describe, expect, it } from 'vitest';
import { formatter } from './format';
import { trueZone } from './zone';

const ru = formatter('ru');
const kk = formatter('kk');

describe('writing dates and numbers', () => {
  it('shows a local date as that day in every zone', () => {
    expect(ru.date('2026-11-22')).toBe('22 ноября 2026 г.');
    expect(kk.date('2026-11-22')).toBe('2026 ж. 22 қараша');
    expect(kk.weekday('2026-11-22')).toBe('жексенбі, 22 қараша');
    expect([ru.shortMonth('2026-11-22'), ru.shortWeekday('2026-11-22')]).toEqual(['нояб.', 'вс']);
    expect([kk.shortMonth('2026-11-22'), kk.shortWeekday('2026-11-22')]).toEqual(['қар.', 'жс']);
  });

  it('shows an instant on the clock of the institution', () => {
    expect(ru.time('2026-11-22T09:30:00Z', 'Asia/Almaty')).toBe('14:30');
    expect(ru.time('2026-11-22T09:30:00Z', 'Asia/Yakutsk')).toBe('18:30');
  });

  it('finds the day on which an instant falls there', () => {
    expect(ru.dateOf('2026-11-22T20:30:00Z', 'Asia/Almaty')).toBe('2026-11-23');
    expect(ru.dateOf('2026-11-22T20:30:00Z', 'Europe/Moscow')).toBe('2026-11-22');
  });

  it('writes shares and fractions as the language does', () => {
    expect(ru.percent(0.347).replace(/\s/g, ' ')).toBe('35 %');
    expect(ru.number(1234.5, 1).replace(/\s/g, ' ')).toBe('1 234,5');
  });

  it('puts Kazakh letters in their places and numbers in theirs', () => {
    const alphabet = 'аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
    expect([...alphabet].reverse().sort(kk.compare).join('')).toBe(alphabet);
    expect(['Әлия', 'Аяулым', 'Бота', 'Асель'].sort(ru.compare)).toEqual(['Асель', 'Аяулым', 'Әлия', 'Бота']);
    expect(['№ 10', '№ 2', '№ 28'].sort(ru.compare)).toEqual(['№ 2', '№ 10', '№ 28']);
  });
});

describe('the zone of Kazakhstan', () => {
  it('is UTC+5 since March 2024 even where the browser has not heard of it', () => {
    const after = new Date('2024-03-01T00:00:00+05:00');
    expect(ru.time(after, trueZone('Asia/Almaty', after))).toBe('00:00');
  });

  it('is left as it was before', () => {
    expect(ru.time('2023-06-01T06:00:00Z', 'Asia/Almaty')).toBe('12:00');
  });

  it('says what day it is where the network is, not where the device is', () => {
    const lateInTheEvening = '2026-11-25T19:30:00Z';
    expect(formatter('ru', 'Europe/Moscow').dateOf(lateInTheEvening)).toBe('2026-11-25');
    expect(formatter('ru', 'Asia/Almaty').dateOf(lateInTheEvening)).toBe('2026-11-26');
    expect(formatter('ru', 'Asia/Almaty').dateOf(lateInTheEvening, 'Europe/Moscow')).toBe('2026-11-25');
  });
});
