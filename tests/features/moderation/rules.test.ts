import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notifierKinds } from '#src/features/moderation/lists.ts';
import {
  type ExaminationFacts,
  examinationState,
  lookBar,
  namesBreach,
  needsSecondLook,
} from '#src/features/moderation/rules.ts';

const hour = 3_600_000;
const day = 24 * hour;
const fresh: ExaminationFacts = {
  openedAt: 0,
  isUrgent: false,
  notices: [{ id: 'a' }],
  questions: [],
  decisions: [],
};
const author = (askedAt: number, answeredAt: number | null = null) => ({
  ...{ asked: 'author' as const, noticeId: null, askedAt, answeredAt },
});
const notifier = (noticeId: string, answeredAt: number | null = null) => ({
  ...{ asked: 'notifier' as const, noticeId, askedAt: 0, answeredAt },
});

describe('the clock of an examination', () => {
  test('is seven days, or one where a person is threatened', () => {
    expect(examinationState(fresh, 0)).toEqual({ state: 'waiting', dueAt: 7 * day });
    expect(examinationState({ ...fresh, isUrgent: true }, 0).dueAt).toBe(day);
  });

  test('stands still while the author is asked, at most seven days for each question', () => {
    const asked = { ...fresh, questions: [author(day)] };
    expect(examinationState(asked, 3 * day)).toEqual({ state: 'asked-author', dueAt: 9 * day });
    expect(examinationState(asked, 30 * day)).toEqual({ state: 'waiting', dueAt: 14 * day });
    expect(examinationState({ ...fresh, questions: [author(day, 2 * day)] }, 3 * day)).toEqual({
      ...{ state: 'waiting', dueAt: 8 * day },
    });
  });

  test('waits for a notifier only while no notice can do without an answer', () => {
    const vague = { ...fresh, questions: [notifier('a')] };
    expect(examinationState(vague, day).state).toBe('asked-notifier');
    expect(examinationState({ ...vague, notices: [{ id: 'a' }, { id: 'b' }] }, day)).toEqual({
      ...{ state: 'waiting', dueAt: 7 * day },
    });
    expect(examinationState({ ...fresh, questions: [notifier('a', day)] }, day).state).toBe('waiting');
  });

  test('is never stopped for longer than the questions last, whatever is asked', () => {
    const moment = fc.integer({ min: 0, max: 60 }).map((days) => days * day);
    const questions = fc.array(
      fc.tuple(moment, fc.option(moment)).map(([asked, later]) => author(asked, later === null ? null : asked + later)),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(questions, moment, (asked, now) => {
        const { dueAt } = examinationState({ ...fresh, questions: asked }, now);
        expect(dueAt).toBeGreaterThanOrEqual(7 * day);
        expect(dueAt).toBeLessThanOrEqual((7 + 7 * asked.length) * day);
      }),
    );
  });

  test('ends with a decision that takes effect, and not with one that waits or was dropped', () => {
    const made = (effectiveAt: number | null, droppedAt: number | null) => ({
      ...{ ...fresh, decisions: [{ effectiveAt, droppedAt }] },
    });
    expect(examinationState(made(day, null), day).state).toBe('decided');
    expect(examinationState(made(null, null), day).state).toBe('second-look');
    expect(examinationState(made(null, day), day).state).toBe('waiting');
  });
});

describe('a second look', () => {
  test('is needed for removing a case that its company or a lawyer for it wants gone, and for nothing else', () => {
    for (const one of notifierKinds) {
      const isCompany = one === 'company' || one === 'company-lawyer';
      expect(needsSecondLook('remove', ['reader', one])).toBe(isCompany);
      expect(needsSecondLook('not-genuine', [one])).toBe(isCompany);
      for (const measure of ['keep', 'blacken', 'hide', 'end-writing'] as const) {
        expect(needsSecondLook(measure, [one])).toBe(false);
      }
    }
  });

  test('is somebody else’s where there is anybody, and never waits for ever with one, two or three operators', () => {
    const people = ['ada', 'ben', 'cem'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...people, 'gone', null), (count, first) => {
        const look = { operators: people.slice(0, count), first, decidedAt: 0 };
        const atOnce = people.filter((one) => lookBar(look, one, 0) === null);
        const later = people.filter((one) => lookBar(look, one, day) === null);
        expect(later.length).toBeGreaterThan(0);
        expect(later.every((one) => look.operators.includes(one))).toBe(true);
        const others = look.operators.filter((one) => one !== first);
        expect(atOnce).toEqual(others);
        expect(later).toEqual(others.length > 0 ? others : look.operators);
        expect(lookBar(look, 'somebody', day)).toEqual({ why: 'party' });
      }),
    );
  });
});

test('a notice that only says that something is wrong names no breach', () => {
  expect(namesBreach('Das ist falsch und muss weg')).toBe(false);
  expect(namesBreach('falsch falsch falsch falsch falsch falsch falsch falsch falsch')).toBe(false);
  expect(
    namesBreach('Unser Techniker war am 3. März um 14 Uhr dort; der unterschriebene Arbeitsbericht liegt uns vor.'),
  ).toBe(true);
});
