import { describe, expect, test } from 'vitest';
import { formState } from '#src/lib/forms.ts';

function sent(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return form;
}

describe('a form', () => {
  test('shows what is stored until it is sent', () => {
    const form = formState(undefined, null);
    expect([form.value('title', 'Regal'), form.isChosen('agreed', 'on', true), form.wasRefused]).toEqual([
      'Regal',
      true,
      false,
    ]);
  });

  test('keeps what was typed when it is refused, also what was emptied', () => {
    const form = formState({ message: 'x', fields: { title: ['too-long'] } }, sent({ title: 'Neu', summary: '' }));
    expect(form.value('title', 'Alt')).toBe('Neu');
    expect(form.value('summary', 'Alt')).toBe('');
    expect(form.errors).toEqual({ title: 'too-long' });
    expect(form.error).toBe('check-fields');
  });

  test('keeps every box that was ticked and none that was not', () => {
    const form = formState({ message: 'conflict||' }, sent({ channel: ['phone', 'fax'] }));
    expect([form.isChosen('channel', 'fax'), form.isChosen('channel', 'chat', true)]).toEqual([true, false]);
  });

  test('shows a refusal of a command at the field it points at', () => {
    const form = formState({ message: 'invalid|promise1DueOn|due-in-past' }, sent({ promise1DueOn: '1.1.2020' }));
    expect(form.errors).toEqual({ promise1DueOn: 'due-in-past' });
  });

  test('shows a refusal that belongs to no field above the form', () => {
    expect(formState({ message: 'too-late||case-is-over' }, sent({}))).toMatchObject({
      errors: {},
      error: 'case-is-over',
    });
    expect(formState({ message: 'too-often||' }, sent({}))).toMatchObject({ errors: {}, error: 'too-often' });
  });

  test('hands every field on to the page that keeps them, files not', () => {
    const form = sent({ a: ['1', '2'] });
    form.append('file', new Blob(['x']));
    expect(formState({ message: 'not-signed-in||' }, form).typed).toEqual([
      ['a', '1'],
      ['a', '2'],
    ]);
  });
});
