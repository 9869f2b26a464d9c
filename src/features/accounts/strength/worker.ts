import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { dictionary as german } from '@zxcvbn-ts/language-de';
import type { Estimate } from './rules.ts';

// A thread of its own: the lists of known passwords and words take 70 MB, and a hostile password a tenth of a second.

export interface Question {
  password: string;
  /** What somebody who knows the person would try first. */
  ownWords: readonly string[];
}

/** The most that is looked at; what comes behind it does not make a password worse. */
const mostLooked = 40;

const estimator = new ZxcvbnFactory({
  dictionary: {
    passwords: dictionary['passwords-common'],
    words: german['commonWords'] ?? [],
    firstNames: german['firstnames'] ?? [],
    lastNames: german['lastnames'] ?? [],
  },
  graphs: adjacencyGraphs,
  maxLength: mostLooked,
});

export function estimate({ password, ownWords }: Question): Estimate {
  const { guessesLog10, sequence } = estimator.check(password, [...ownWords]);
  const own = sequence.filter((match) => 'dictionaryName' in match && match['dictionaryName'] === 'userInputs');
  return { guesses: guessesLog10, isOwn: own.length > 0 };
}
