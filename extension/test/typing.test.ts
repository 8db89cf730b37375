import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Typing } from '../src/content/typing.ts';

type Input = Pick<InputEvent, 'inputType' | 'data' | 'isComposing'>;
const letter: Input = { inputType: 'insertText', data: 'a', isComposing: false };
const many = (input: Input): Input[] => Array.from({ length: 12 }, () => input);

describe('Typing', () => {
  const cases: readonly { name: string; inputs: readonly Input[]; isUnseen: boolean }[] = [
    { name: 'letters that never arrive', inputs: many(letter), isUnseen: true },
    { name: 'a few keys that were refused', inputs: [letter, letter, letter], isUnseen: false },
    { name: 'spaces, which change no word', inputs: many({ ...letter, data: ' ' }), isUnseen: false },
    { name: 'line breaks', inputs: many({ ...letter, inputType: 'insertParagraph', data: null }), isUnseen: false },
    { name: 'what an input method composes', inputs: many({ ...letter, isComposing: true }), isUnseen: false },
    { name: 'letters, each rubbed out', inputs: many(letter).flatMap((one) => [one, { ...one, inputType: 'deleteContentBackward' }]), isUnseen: false },
  ];
  for (const { name, inputs, isUnseen } of cases) {
    it(`${isUnseen ? 'minds' : 'does not mind'} ${name}`, () => {
      const typing = new Typing();
      assert.equal(inputs.map((input) => typing.before(input)).at(-1), isUnseen);
    });
  }

  it('begins anew with each text that is seen', () => {
    const typing = new Typing();
    const seen = many(letter).map((input) => {
      typing.seen();
      return typing.before(input);
    });
    assert.ok(!seen.includes(true));
  });
});
