/* Names as they are spelt: hanrongtong, hrt, hanrt and hrtong all mean 汉融通. */

const PINYIN = new Intl.Collator("zh-CN-u-co-pinyin");

function createSpelling(readings) {
  const syllables = new Map(Object.entries(readings).map(([char, list]) => [char, list.split(" ")]));

  /* For each character that can be typed the ways to type it. */
  function of(name) {
    return [...name.normalize("NFKC").toLowerCase()]
      .map((char) => syllables.get(char) ?? (/[a-z0-9]/.test(char) ? [char] : null)).filter(Boolean);
  }

  /* The number of characters that the letters spell from `at` on, or 0. */
  function reach(spelt, at, letters) {
    if (!letters) return at;
    for (const syllable of spelt[at] ?? []) {
      if (letters.length < syllable.length && syllable.startsWith(letters)) return at + 1;
      for (const part of parts(syllable)) {
        const end = letters.startsWith(part) ? reach(spelt, at + 1, letters.slice(part.length)) : 0;
        if (end) return end;
      }
    }
    return 0;
  }

  /* Written out, by the sound it begins with, or by one letter. */
  function parts(syllable) {
    const sound = /^[zcs]h/.test(syllable) ? [syllable.slice(0, 2)] : [];
    return [...new Set([syllable, ...sound, syllable[0]])];
  }

  /* As a whole, from its beginning, or somewhere within. */
  function rank(spelt, letters) {
    const end = reach(spelt, 0, letters);
    if (end) return end === spelt.length ? 3 : 4;
    return letters.length > 2 && spelt.some((_, at) => at && reach(spelt, at, letters)) ? 5 : null;
  }

  return { of, rank };
}
