#pragma once
// One draft while it is being written. Told its next state, it reads the paragraphs that changed
// and keeps what it knows about the others: their facts, their places, and the sums over them.

#include <string>
#include <string_view>
#include <vector>

#include "cache.hpp"
#include "language.hpp"
#include "tally.hpp"

namespace unbroadcast {

class Draft {
public:
    explicit Draft(const CompiledPack& pack) : cache_(pack), tally_(pack) {}

    /// The draft as it stands now. What it becomes does not depend on what it was before.
    void read(std::u16string_view text);

    [[nodiscard]] std::u16string_view text() const { return text_; }
    /// Paragraphs that have a sentence, in order.
    [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
    [[nodiscard]] const LanguageVotes& votes() const { return votes_; }

    /// Holds the sums of `parts`; whoever changes them must change them back.
    [[nodiscard]] Tally& tally() { return tally_; }
    [[nodiscard]] FactsCache& cache() { return cache_; }

private:
    void forget();
    void read_parts(std::u16string_view text, std::size_t from, std::size_t to);

    FactsCache cache_;
    Tally tally_;
    LanguageVotes votes_;
    std::u16string text_;
    std::vector<Part> parts_;
    std::vector<Part> fresh_;  ///< paragraphs that changed, while reading
};

}  // namespace unbroadcast
