#include "draft.hpp"

#include <algorithm>
#include <cstring>

namespace unbroadcast {
namespace {

bool is_line_break(char16_t c) {
    if (c > 0x0D && c < 0x85) return false;  // nearly every character
    return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Four units a step: at every key these two look at the whole draft.
constexpr std::size_t chunk = 4;

bool same_chunk(const char16_t* a, const char16_t* b) {
    std::uint64_t left, right;
    std::memcpy(&left, a, sizeof left);
    std::memcpy(&right, b, sizeof right);
    return left == right;
}

std::size_t common_beginning(std::u16string_view a, std::u16string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t n = 0;
    while (n + chunk <= most && same_chunk(a.data() + n, b.data() + n)) n += chunk;
    while (n < most && a[n] == b[n]) ++n;
    return n;
}

/// At most `most` units, which both have.
std::size_t common_end(std::u16string_view a, std::u16string_view b, std::size_t most) {
    const char16_t* const a_end = a.data() + a.size();
    const char16_t* const b_end = b.data() + b.size();
    std::size_t n = 0;
    while (n + chunk <= most && same_chunk(a_end - n - chunk, b_end - n - chunk)) n += chunk;
    while (n < most && a[a.size() - n - 1] == b[b.size() - n - 1]) ++n;
    return n;
}

}  // namespace

void Draft::forget() {
    cache_.forget_from(0);
    tally_.clear();
    votes_ = {};
    text_.clear();
    parts_.clear();
}

void Draft::read(std::u16string_view text) {
    if (cache_.full()) forget();
    std::size_t from = common_beginning(text_, text);
    if (from == text.size() && from == text_.size()) return;
    std::size_t to =
        text.size() - common_end(text_, text, std::min(text_.size(), text.size()) - from);
    // To the borders of the paragraphs that the change touches; both texts have them.
    while (from > 0 && !is_line_break(text[from - 1])) --from;
    while (to < text.size() && !is_line_break(text[to])) ++to;
    const std::size_t old_to = text_.size() - (text.size() - to);

    const auto starts_before = [](const Part& part, std::size_t at) { return part.begin < at; };
    const auto first = std::lower_bound(parts_.begin(), parts_.end(), from, starts_before);
    const auto last = std::lower_bound(first, parts_.end(), old_to, starts_before);
    read_parts(text, from, to);
    for (auto part = first; part != last; ++part) {
        tally_.take(*part->facts);
        votes_.take(part->facts->votes);
    }
    for (auto part = last; part != parts_.end(); ++part)
        part->begin = static_cast<std::uint32_t>(part->begin + to - old_to);
    parts_.insert(parts_.erase(first, last), fresh_.begin(), fresh_.end());
    text_.replace(from, old_to - from, text.substr(from, to - from));
}

/// Reads the paragraphs of text[from, to) into `fresh_`, and adds them to the sums.
void Draft::read_parts(std::u16string_view text, std::size_t from, std::size_t to) {
    fresh_.clear();
    for (std::size_t begin = from; begin < to;) {
        std::size_t end = begin;
        while (end < to && !is_line_break(text[end])) ++end;
        if (end > begin) {
            const ParagraphFacts& facts = cache_.facts(text.substr(begin, end - begin));
            if (!facts.sentences.empty()) {
                fresh_.push_back({static_cast<std::uint32_t>(begin),
                                  static_cast<std::uint32_t>(end - begin), &facts});
                tally_.put(facts);
                votes_.put(facts.votes);
            }
        }
        begin = end + 1;
    }
}

}  // namespace unbroadcast
