/** What a sentence put together from parts looks like when a part was missing. */
export const broken =
  /undefined|NaN|\[object|[{}]|„“|“”|\(\)|[,:;.] [,:;.]|\.\.|(?<!\n) {2}|: *\n\n|, *[.:;]|\n{3}|^\s|\s$/;
