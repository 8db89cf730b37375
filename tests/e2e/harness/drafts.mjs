// Drafts that the tests type. They are ours; what is flagged in them is asked of the scorer, never
// written down here.

/** Warned wherever it is posted. */
export const broadcast =
  "We are thrilled to announce our award-winning platform!\nFollow us and like this post. Buy now!";

/** The same in fewer keys, for tests in which words are not the point. */
export const brief = "Follow us, like this post and buy now!";

/** Never warned, on any surface. */
export const conversation =
  "Has anyone moved a small team to daily releases? What broke first, and what would you try again?";

/** Three words: too short to judge. */
export const tooShort = "Follow us now";

/** What the demo and the pictures show: a post that starts as an announcement and ends in orders. */
export const showcase =
  "We are thrilled to announce that our award-winning planner is finally here! 🚀\n" +
  "Follow us for more, tag a friend and buy now: 20% off until Friday. #Innovation #Planning";
