// Posts for measuring: made from our own sentence templates by a seeded generator, so that every run
// sees the same texts and no two sentences are alike (each carries a number of its own).

/** A small, well-mixed generator (mulberry32): numbers in [0, 1) that depend on the seed alone. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = {
  company: ["Northgate", "Tallow & Sons", "Brightwater", "Ostrava Labs", "Harbour Nine", "Pinecrest"],
  person: ["Ada", "Bo", "Imran", "Lucía", "Noor", "Tomasz", "Wen"],
  thing: ["payroll export", "onboarding guide", "river sensor", "parts catalogue", "night shift rota"],
  quality: ["award-winning", "world-class", "quiet", "unfinished", "surprisingly dull", "seamless"],
  verb: ["rebuilt", "launched", "broke", "measured", "retired", "explained"],
  place: ["Leeds", "Porto", "our back office", "a rainy car park", "the Thursday stand-up"],
  tag: ["#Innovation", "#hiring", "#teamwork", "#Leadership", "#gardening"],
};

const templates = [
  "We are thrilled to announce that {company} {verb} its {quality} {thing}, version {n}.",
  "I’m proud to share that our team in {place} won award number {n} this year!",
  "Follow us for more, and like this post if you want part {n} 🚀",
  "Register now: only {n} seats are left for our {quality} webinar. {tag} {tag}",
  "Get {n} % off until Friday at https://www.example.com/offer/{n}",
  "{person} asked me why our {thing} took {n} days, and I had no good answer.",
  "What would you have done with {n} angry letters about a {thing}?",
  "Here is what we tried in {place}: fewer meetings, {n} index cards, and a long walk.",
  "It failed. The {thing} was {quality}, and nobody had opened it {n} times in a row.",
  "Thank you {person}, who stayed until {n} o’clock to help us in {place}.",
  "• Step {n}: write down what the {thing} is for, in words that {person} would use.",
  "I could be wrong, but a {quality} {thing} seems worth less than {n} short conversations.",
  "The {company} board met in {place} and approved plan {n} for the {thing}.",
  "Happy to send my notes (page {n} is the useful one) to anyone who runs a {thing}.",
  "Our customers love how {company} {verb} the {thing} for {n} teams across Europe.",
  "My daughter drew the {thing} with {n} legs and a hat, which is fairer than the manual.",
];

function sentence(next, number) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  return pick(templates).replaceAll(/\{(\w+)\}/g, (_, slot) =>
    slot === "n" ? String(number()) : pick(words[slot]),
  );
}

/**
 * An endless supply of posts, each of exactly `length` UTF-16 units, one to three sentences a
 * paragraph. No sentence comes twice from one supply.
 */
export function postSupply(seed) {
  const next = random(seed);
  let count = 0;
  const number = () => (count += 1);
  return function post(length) {
    let text = "";
    while (text.length < length) {
      const separator = text === "" ? "" : next() < 0.45 ? "\n" : " ";
      text += separator + sentence(next, number);
    }
    const cut = text.slice(0, length);
    return cut.isWellFormed() ? cut : `${cut.slice(0, -1)}.`; // not through the middle of an emoji
  };
}

/** What an author types, for keystroke measurements: `count` characters of a new sentence. */
export function keystrokes(seed, count) {
  return [...postSupply(seed)(2 * count).replaceAll("\n", " ")].slice(0, count);
}
