#pragma once
// Which posts are held out together. A source (author, company) is never on both sides, or a model
// would be praised for recognising authors.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace unbroadcast::fit {

/// The fold (0 to `folds` - 1) of each post. Groups go by falling size, then by name, each into the
/// fold that holds fewest posts so far: the same for the same groups, whatever the order of the
/// posts. Precondition: folds > 0.
[[nodiscard]] std::vector<std::size_t> folds_by_group(std::span<const std::string> groups,
                                                      std::size_t folds);

}  // namespace unbroadcast::fit
